import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { hour, moment } from '../pages/dates.ts';
import { LEAVING } from './call.ts';
import { dropDraft, keepDraft, keptDraft } from './draft.ts';
import { restore, type Snapshot, snapshot } from './form-reading.ts';
import { language, speak } from './language.ts';

const words = {
  kept: { fr: 'Brouillon enregistré à {at}', en: 'Draft saved at {at}' },
  resumed: { fr: 'Votre brouillon du {at} est repris.', en: 'Your draft of {at} is back.' },
  restart: { fr: 'Repartir de zéro', en: 'Start afresh' },
  unkept: {
    fr: 'Ce navigateur ne garde pas de brouillon : terminez avant de quitter la page.',
    en: 'This browser keeps no drafts: finish before you leave the page.',
  },
};

/** How long typing rests before the draft is kept, in milliseconds. */
const REST = 400;

/** Keeps what is typed in a form, brings it back, and warns before unsent changes are left behind. */
export class DraftKeeper implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private form: HTMLFormElement | undefined;
  private name = '';
  private untouched: Snapshot = {};
  private resumedAt: string | null = null;
  private keptAt: Date | null = null;
  private refused = false;
  private sent = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('beforeunload', this.warn);
    window.addEventListener('pagehide', this.keepNow);
    window.addEventListener(LEAVING, this.disarm);
  }

  hostDisconnected() {
    window.removeEventListener('beforeunload', this.warn);
    window.removeEventListener('pagehide', this.keepNow);
    window.removeEventListener(LEAVING, this.disarm);
    clearTimeout(this.timer);
  }

  /** Takes a filled form in charge, and puts its draft back when there is one. */
  begin(form: HTMLFormElement, name: string) {
    this.form = form;
    this.name = name;
    this.untouched = snapshot(form);
    const draft = name ? keptDraft(name) : null;
    if (draft) {
      restore(form, draft.fields);
      this.resumedAt = draft.at;
    }
    form.addEventListener('input', this.later);
    form.addEventListener('change', this.later);
  }

  /** What was written is stored: nothing is kept, nothing is warned about. */
  finish() {
    this.disarm();
    if (this.name) dropDraft(this.name);
  }

  readonly keepNow = () => {
    clearTimeout(this.timer);
    if (!this.form || !this.name || this.sent || !this.changed()) return;
    this.keptAt = keepDraft(this.name, snapshot(this.form));
    this.refused = this.keptAt === null;
    this.host.requestUpdate();
  };

  /** One quiet line: when the draft was kept, or that it was brought back. */
  note(): TemplateResult | typeof nothing {
    if (!this.name) return nothing;
    return html`<p class="draft-note">
      ${this.resumedAt ? html`<span>${speak(words.resumed, { at: moment(language(), this.resumedAt) })}</span>` : nothing}
      ${this.resumedAt ? html`<button type="button" class="link-button" @click=${this.restart}>${speak(words.restart)}</button>` : nothing}
      ${this.keptAt ? html`<span>${speak(words.kept, { at: hour(language(), this.keptAt) })}</span>` : nothing}
      ${this.refused ? html`<span>${speak(words.unkept)}</span>` : nothing}
    </p>`;
  }

  private changed(): boolean {
    return this.form !== undefined && JSON.stringify(snapshot(this.form)) !== JSON.stringify(this.untouched);
  }

  private readonly later = () => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.keepNow, REST);
  };

  private readonly restart = () => {
    if (this.form) restore(this.form, this.untouched);
    clearTimeout(this.timer);
    dropDraft(this.name);
    this.resumedAt = null;
    this.keptAt = null;
    this.host.requestUpdate();
  };

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (!this.sent && this.changed()) event.preventDefault();
  };

  private readonly disarm = () => {
    this.sent = true;
  };
}
