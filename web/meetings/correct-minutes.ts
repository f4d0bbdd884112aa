import { html, nothing, type TemplateResult } from 'lit';
import type { MinutesPreview, MinutesRecorded } from '../../shared/contracts/meeting-answers.ts';
import type { MinutesEdition, MinutesMeeting, NotUnderstood } from '../../shared/contracts/minutes.ts';
import { noteKinds } from '../../shared/contracts/minutes.ts';
import { count } from '../../shared/kernel/words.ts';
import { call, goTo, LEAVING } from '../ui/call.ts';
import type { ErrorSummary, Problemed } from '../ui/error-summary.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toastLater } from '../ui/toast-later.ts';
import { type Correction, meetingFields } from './correction.parts.ts';
import '../ui/busy-button.ts';
import '../ui/error-summary.ts';
import '../ui/form-field.ts';

const words = {
  understood: { fr: 'Ce qui a été compris', en: 'What was understood' },
  edition: { fr: 'Titre de l’édition', en: 'Edition title' },
  date: { fr: 'Date de l’édition', en: 'Edition date' },
  strangers: { fr: 'Lignes non comprises', en: 'Lines not understood' },
  strangersHint: {
    fr: 'Elles ne seront pas enregistrées, sauf si vous dites ce qu’elles sont.',
    en: 'They will not be recorded, unless you say what they are.',
  },
  all: { fr: 'Toutes les lignes ont été comprises.', en: 'Every line was understood.' },
  line: { fr: 'ligne {n}', en: 'line {n}' },
  keepAs: { fr: 'Garder la ligne {n} comme…', en: 'Keep line {n} as…' },
  leave: { fr: 'ne pas garder', en: 'leave out' },
  lead: { fr: 'piste', en: 'lead' },
  terrain: { fr: 'terrain', en: 'terrain' },
  resource: { fr: 'ressource', en: 'resource' },
  record: { fr: 'Enregistrer', en: 'Record' },
  other: { fr: 'Choisir un autre document', en: 'Choose another document' },
  recorded: {
    fr: 'Compte rendu enregistré. Il n’est pas encore publié : relisez-le, puis publiez-le.',
    en: 'Minutes recorded. They are not published yet: read them through, then publish.',
  },
};
const meetingsFound = {
  one: { fr: '{n} séance', en: '{n} meeting' },
  other: { fr: '{n} séances', en: '{n} meetings' },
};

/**
 * Minutes as they were read, every field open to correction, then recorded.
 *
 * @prop preview - what the server understood; it is changed in place
 * @fires minutes-set-aside - the person wants another document
 */
export class CorrectMinutes extends LightElement {
  static override properties = {
    preview: { attribute: false },
    sending: { state: true },
    problems: { state: true },
  };

  declare preview: MinutesPreview;
  declare sending: boolean;
  declare problems: readonly Problemed[];
  private touched = false;

  constructor() {
    super();
    this.sending = false;
    this.problems = [];
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.warn);
    window.addEventListener(LEAVING, this.disarm);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.warn);
    window.removeEventListener(LEAVING, this.disarm);
  }

  override render() {
    const meetings = this.preview.editions.reduce((n, edition) => n + edition.meetings.length, 0);
    return html`<form novalidate @submit=${this.submitted}>
      <error-summary .problems=${this.problems}></error-summary>
      <h2 tabindex="-1">${speak(words.understood)} : ${count(language(), meetings, meetingsFound)}</h2>
      ${this.strangers()} ${this.preview.editions.map((edition, at) => this.editionFields(edition, at))}
      <div class="actions">
        <busy-button .busy=${this.sending}><button>${speak(words.record)}</button></busy-button>
        <button type="button" class="button--quiet" @click=${this.setAside}>${speak(words.other)}</button>
      </div>
    </form>`;
  }

  protected override firstUpdated() {
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  private readonly correction: Correction = {
    errorOf: (field) => this.problems.find((problem) => problem.field === field)?.text ?? '',
    changed: () => {
      this.touched = true;
      this.requestUpdate();
    },
  };

  private editionFields(edition: MinutesEdition, at: number): TemplateResult {
    const path = `editions.${at}`;
    const { errorOf, changed } = this.correction;
    return html`<div class="correction__line">
        <form-field label=${speak(words.edition)} .error=${errorOf(`${path}.title`)}>
          <input name="${path}.title" .value=${edition.title} @input=${(event: Event) => {
            edition.title = (event.target as HTMLInputElement).value;
            changed();
          }} />
        </form-field>
        <form-field label=${speak(words.date)} .error=${errorOf(`${path}.date`)}>
          <input name="${path}.date" type="date" .value=${edition.date ?? ''} @input=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            if (value) edition.date = value;
            else delete edition.date;
            changed();
          }} />
        </form-field>
      </div>
      ${edition.meetings.map(
        (meeting, index) => html`<section class="form-section">
          <h3>${meeting.number}. ${meeting.title}</h3>
          ${meetingFields(`${path}.meetings.${index}`, meeting, this.correction)}
        </section>`,
      )}`;
  }

  private strangers() {
    const { notUnderstood } = this.preview;
    if (notUnderstood.length === 0) return html`<p>${speak(words.all)}</p>`;
    return html`<details open>
      <summary>${speak(words.strangers)} (${notUnderstood.length})</summary>
      <p class="hint">${speak(words.strangersHint)}</p>
      <ul>
        ${notUnderstood.map(
          (stranger) => html`<li>
            <p><strong>${speak(words.line, { n: stranger.line })}</strong> ${stranger.text}</p>
            ${this.meetingAt(stranger.line) ? this.keeper(stranger) : nothing}
          </li>`,
        )}
      </ul>
    </details>`;
  }

  private keeper(stranger: NotUnderstood) {
    return html`<select
      aria-label=${speak(words.keepAs, { n: stranger.line })}
      @change=${(event: Event) => this.keep(stranger, (event.target as HTMLSelectElement).value)}
    >
      <option value="">${speak(words.leave)}</option>
      ${noteKinds.map((kind) => html`<option value=${kind}>${speak(words[kind])}</option>`)}
    </select>`;
  }

  /** The meeting whose title stands last above a line. */
  private meetingAt(line: number): MinutesMeeting | undefined {
    return this.preview.editions.flatMap((edition) => edition.meetings).findLast((meeting) => meeting.line < line);
  }

  private keep({ line, text }: NotUnderstood, chosen: string) {
    const meeting = this.meetingAt(line);
    const kind = noteKinds.find((known) => known === chosen);
    if (!meeting || !kind) return;
    meeting.notes.push({ kind, text, line, endLine: line, points: [], links: [], masked: false });
    this.preview = {
      ...this.preview,
      notUnderstood: this.preview.notUnderstood.filter((stranger) => stranger.line !== line),
    };
    this.correction.changed();
  }

  private readonly submitted = async (event: Event) => {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    try {
      const { notUnderstood: _, ...record } = this.preview;
      const { meetings } = await call<MinutesRecorded>('POST', '/api/minutes', record);
      const [only] = meetings;
      toastLater(speak(words.recorded));
      goTo(meetings.length === 1 && only ? `/seances/${encodeURIComponent(only.id)}` : '/seances');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const fields = Object.entries(error.fields).map(([field, { title }]) => ({ field, text: title }));
      this.problems = fields.length > 0 ? fields : [{ field: '', text: error.title }];
      await this.updateComplete;
      this.openTo(fields.map(({ field }) => field));
      await this.querySelector<ErrorSummary>('error-summary')?.take();
    } finally {
      this.sending = false;
    }
  };

  /** A field to correct must not stay inside a closed part. */
  private openTo(fields: readonly string[]) {
    for (const field of fields) this.querySelector(`[name="${field}"]`)?.closest('details')?.setAttribute('open', '');
  }

  private readonly setAside = () => this.dispatchEvent(new CustomEvent('minutes-set-aside'));

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.touched) event.preventDefault();
  };

  private readonly disarm = () => {
    this.touched = false;
  };
}

customElements.define('correct-minutes', CorrectMinutes);

declare global {
  interface HTMLElementTagNameMap {
    'correct-minutes': CorrectMinutes;
  }
}
