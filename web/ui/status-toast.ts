import { html, nothing } from 'lit';
import { speak } from './language.ts';
import { LightElement } from './light-element.ts';

const words = {
  undo: { fr: 'Annuler', en: 'Undo' },
  close: { fr: 'Fermer', en: 'Close' },
};

type Message = Readonly<{ text: string; undo?: () => unknown }>;

/** Time to read before it goes, in milliseconds; longer when there is something to undo. */
const LASTS = { plain: 6_000, undoable: 15_000 };

/** What was just done, said politely at the foot of the page, with a way back when there is one. Use `toast`. */
export class StatusToast extends LightElement {
  static override properties = { message: { state: true } };

  declare message: Message | null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.message = null;
  }

  show(message: Message) {
    this.message = message;
    this.stay();
    this.leave();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
  }

  override render() {
    if (!this.message) return nothing;
    return html`<div class="toast" @mouseenter=${this.stay} @mouseleave=${this.leave} @focusin=${this.stay} @focusout=${this.leave}>
      <span>${this.message.text}</span>
      ${
        this.message.undo
          ? html`<button type="button" class="link-button" @click=${this.undo}>${speak(words.undo)}</button>`
          : nothing
      }
      <button type="button" class="link-button" @click=${this.close}>${speak(words.close)}</button>
    </div>`;
  }

  private readonly stay = () => clearTimeout(this.timer);
  private readonly leave = () => {
    this.timer = setTimeout(this.close, this.message?.undo ? LASTS.undoable : LASTS.plain);
  };
  private readonly close = () => {
    this.stay();
    this.message = null;
  };
  private readonly undo = async () => {
    const undo = this.message?.undo;
    this.close();
    await undo?.();
  };
}

customElements.define('status-toast', StatusToast);

/** What was said last: while the region is being made, an earlier message must not come after a later one. */
let latest: Message | undefined;
let made: Promise<StatusToast> | undefined;

const regionMade = async (): Promise<StatusToast> => {
  const element = document.createElement('status-toast');
  document.body.append(element);
  // A live region speaks only of what changes after it has been seen.
  await new Promise((seen) => setTimeout(seen, 100));
  return element;
};

/** Says what was just done; `undo` takes it back when the person asks within fifteen seconds. */
export const toast = async (text: string, undo?: () => unknown): Promise<void> => {
  const message = undo ? { text, undo } : { text };
  latest = message;
  made ??= regionMade();
  const element = await made;
  if (latest === message) element.show(message);
};

declare global {
  interface HTMLElementTagNameMap {
    'status-toast': StatusToast;
  }
}
