import { html, nothing } from 'lit';
import type { Words } from '../../shared/kernel/words.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { focusBack, showFresh } from './show-fresh.ts';

const words = {
  here: { fr: 'Du nouveau sur cette page.', en: 'Something new on this page.' },
  old: { fr: 'Cette page date d’un moment.', en: 'This page has been open for a while.' },
  '/mon-espace': { fr: 'Du nouveau dans « Mon espace ».', en: 'Something new in “My space”.' },
  '/coordination': { fr: 'Du nouveau dans « Coordination ».', en: 'Something new in “Coordination”.' },
  refresh: { fr: 'Actualiser', en: 'Refresh' },
  later: { fr: 'Plus tard', en: 'Later' },
} as const satisfies Words;

/** What is new: on this page (or it is old), which a button shows; elsewhere, which the menu shows and this only says aloud. */
export type About = 'here' | 'old' | '/mon-espace' | '/coordination';

/** A quiet line at the foot of the page: nothing moves and the focus stays where it is. */
export class NewsNotice extends LightElement {
  static override properties = { about: { state: true }, busy: { state: true } };

  declare about: About | null;
  declare busy: boolean;

  constructor() {
    super();
    this.about = null;
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
  }

  /** A page that is to be shown anew stays so, whatever is new elsewhere. */
  tell(about: About) {
    if (this.about !== 'here') this.about = this.about === 'old' && about !== 'here' ? 'old' : about;
  }

  override render() {
    if (!this.about) return nothing;
    const said = speak(words[this.about]);
    if (this.about.startsWith('/')) return html`<span class="visually-hidden">${said}</span>`;
    return html`<div class="toast">
      <span>${said}</span>
      <button type="button" class="link-button" ?disabled=${this.busy} @click=${this.refresh}>${speak(words.refresh)}</button>
      <button type="button" class="link-button" @click=${this.close}>${speak(words.later)}</button>
    </div>`;
  }

  private readonly close = () => {
    this.about = null;
    focusBack();
  };

  private readonly refresh = async () => {
    this.busy = true;
    // Gone before the page is asked for: what happens from here on is told again.
    this.about = null;
    await showFresh().finally(() => {
      this.busy = false;
    });
  };
}

customElements.define('news-notice', NewsNotice);

let made: Promise<NewsNotice> | undefined;

const regionMade = async (): Promise<NewsNotice> => {
  const element = document.createElement('news-notice');
  document.body.append(element);
  // A live region speaks only of what changes after it has been seen.
  await new Promise((seen) => setTimeout(seen, 100));
  return element;
};

/** Says that something is new, politely. */
export const notice = async (about: About): Promise<void> => {
  made ??= regionMade();
  (await made).tell(about);
};

declare global {
  interface HTMLElementTagNameMap {
    'news-notice': NewsNotice;
  }
}
