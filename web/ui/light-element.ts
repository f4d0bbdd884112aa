import { LitElement } from 'lit';

/** An element without a shadow: the page’s styles, labels and forms reach into it. */
export class LightElement extends LitElement {
  override connectedCallback() {
    super.connectedCallback();
    this.classList.add('island');
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

let made = 0;
/** A name no other element of the page has, for `for`, `aria-describedby` and the like. */
export const freshId = (prefix: string): string => `${prefix}-${++made}`;
