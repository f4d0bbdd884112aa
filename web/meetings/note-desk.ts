import { html, nothing } from 'lit';
import type { TakingUpSuggested } from '../../shared/contracts/meeting-answers.ts';
import { call } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toastLater } from '../ui/toast-later.ts';
import '../ui/busy-button.ts';
import '../ui/form-field.ts';

const words = {
  question: { fr: 'Reprendre en question', en: 'Take up as a question' },
  terrain: { fr: 'Reprendre en terrain', en: 'Take up as a terrain' },
  askedQuestion: { fr: 'Publier cette question ?', en: 'Publish this question?' },
  askedTerrain: { fr: 'Publier ce terrain ?', en: 'Publish this terrain?' },
  suggested: {
    fr: '« {title} »{place}. Vous le tenez pour les personnes sans compte, et pouvez ensuite le compléter.',
    en: '“{title}”{place}. You keep it for people without an account, and can complete it afterwards.',
  },
  publish: { fr: 'Publier', en: 'Publish' },
  taken: { fr: 'Publié. Complétez-le si besoin.', en: 'Published. Complete it if need be.' },
  correct: { fr: 'Corriger', en: 'Correct' },
  text: { fr: 'Texte de la note', en: 'Text of the note' },
  keep: { fr: 'Enregistrer la correction', en: 'Save the correction' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  corrected: { fr: 'Note corrigée.', en: 'Note corrected.' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeAsked: { fr: 'Retirer cette note ?', en: 'Remove this note?' },
  removeText: {
    fr: 'Elle n’apparaîtra plus dans le compte rendu. L’historique la garde.',
    en: 'It will no longer appear in the minutes. The history keeps it.',
  },
  removed: { fr: 'Note retirée.', en: 'Note removed.' },
};

/**
 * What the coordination does with one note: take it up as a proposal, correct it, remove it.
 *
 * @attr meeting, note - their ids
 * @attr kind - lead, terrain or resource
 * @attr text - its words
 * @attr proposal - the proposal it became, empty before
 */
export class NoteDesk extends LightElement {
  static override properties = {
    meeting: { type: String },
    note: { type: String },
    kind: { type: String },
    text: { type: String },
    proposal: { type: String },
    correcting: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare meeting: string;
  declare note: string;
  declare kind: 'lead' | 'terrain' | 'resource';
  declare text: string;
  declare proposal: string;
  declare correcting: boolean;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.meeting = '';
    this.note = '';
    this.kind = 'lead';
    this.text = '';
    this.proposal = '';
    this.correcting = false;
    this.busy = false;
    this.problem = '';
  }

  override render() {
    if (this.correcting) return this.correction();
    const takes = this.kind !== 'resource' && !this.proposal;
    return html`<div class="actions">
        ${takes ? this.link(this.kind === 'lead' ? words.question : words.terrain, this.takeUp) : nothing}
        ${this.link(words.correct, this.correct)} ${this.proposal ? nothing : this.link(words.remove, this.removeNote)}
      </div>
      ${this.problem ? html`<p role="alert" class="field__error">${this.problem}</p>` : nothing}`;
  }

  private correction() {
    return html`<form novalidate @submit=${this.submitted}>
      <form-field label=${speak(words.text)} max="5000" .error=${this.problem}>
        <textarea name="text" rows="5" .value=${this.text}></textarea>
      </form-field>
      <div class="actions">
        <busy-button .busy=${this.busy}><button>${speak(words.keep)}</button></busy-button>
        <button type="button" class="button--quiet" @click=${this.giveUp}>${speak(words.cancel)}</button>
      </div>
    </form>`;
  }

  private link(label: { fr: string; en: string }, act: () => unknown) {
    return html`<button type="button" class="link-button" aria-describedby=${this.note} @click=${act}>${speak(label)}</button>`;
  }

  private get address(): string {
    return `/api/meetings/${encodeURIComponent(this.meeting)}/notes/${encodeURIComponent(this.note)}`;
  }

  private readonly takeUp = () =>
    this.doing(async () => {
      const { kind, content } = await call<TakingUpSuggested>('GET', `${this.address}/proposal`);
      const { title, territory } = content as { title: string; territory?: { label: string } };
      const asked = {
        title: speak(kind === 'terrain' ? words.askedTerrain : words.askedQuestion),
        text: speak(words.suggested, { title, place: territory ? ` (${territory.label})` : '' }),
        action: speak(words.publish),
      };
      if (!(await confirmThat(asked))) return null;
      await call('POST', `${this.address}/take-up`, { kind: 'as-suggested' });
      return speak(words.taken);
    });

  private readonly removeNote = async () => {
    const asked = { title: speak(words.removeAsked), text: speak(words.removeText), action: speak(words.remove) };
    if (!(await confirmThat(asked))) return;
    await this.doing(async () => {
      await call('DELETE', this.address);
      return speak(words.removed);
    });
  };

  private readonly correct = async () => {
    this.correcting = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  };

  private readonly giveUp = () => {
    this.correcting = false;
    this.problem = '';
  };

  private readonly submitted = (event: SubmitEvent) => {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '');
    return this.doing(async () => {
      await call('PUT', this.address, { text });
      return speak(words.corrected);
    });
  };

  /** Does one thing at a time, then shows the page as it has become, at this note. `null`: nothing was done. */
  private async doing(act: () => Promise<string | null>) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const said = await act();
      if (said === null) return;
      toastLater(said);
      history.replaceState(null, '', `#${this.note}`);
      location.reload();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.fields.text?.title ?? error.title;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('note-desk', NoteDesk);

declare global {
  interface HTMLElementTagNameMap {
    'note-desk': NoteDesk;
  }
}
