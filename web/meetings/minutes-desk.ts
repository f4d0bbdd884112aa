import { html, nothing } from 'lit';
import type { TakenUp } from '../../shared/contracts/meeting-answers.ts';
import { count } from '../../shared/kernel/words.ts';
import { call, goTo } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toastLater } from '../ui/toast-later.ts';
import '../ui/busy-button.ts';

const words = {
  publish: { fr: 'Publier le compte rendu', en: 'Publish the minutes' },
  again: { fr: 'Publier de nouveau', en: 'Publish again' },
  publishAsked: { fr: 'Publier ce compte rendu ?', en: 'Publish these minutes?' },
  publishText: {
    fr: 'Tout le monde pourra le lire, avec les noms des personnes intervenues.',
    en: 'Everybody will be able to read them, with the names of those who spoke.',
  },
  published: { fr: 'Compte rendu publié.', en: 'Minutes published.' },
  submit: { fr: 'Soumettre à relecture', en: 'Submit for reading' },
  submitted: { fr: 'Compte rendu soumis à relecture.', en: 'Minutes submitted for reading.' },
  approve: { fr: 'Approuver', en: 'Approve' },
  approved: { fr: 'Compte rendu approuvé.', en: 'Minutes approved.' },
  takeUp: { fr: 'Reprendre toutes les pistes et tous les terrains', en: 'Take up all leads and terrains' },
  takeUpAsked: { fr: 'Reprendre les notes de cette séance ?', en: 'Take up the notes of this meeting?' },
  takeUpAction: { fr: 'Tout reprendre', en: 'Take up all' },
  skipped: { fr: '{n} non reprises : complétez-les d’abord.', en: '{n} left: complete them first.' },
};
const waitingForms = {
  one: {
    fr: '{n} note deviendra une question ou un terrain public, tenu par vous pour les personnes sans compte. Vous pourrez ensuite le compléter.',
    en: '{n} note will become a public question or terrain, kept by you for people without an account. You can complete it afterwards.',
  },
  other: {
    fr: '{n} notes deviendront des questions et des terrains publics, tenus par vous pour les personnes sans compte. Vous pourrez ensuite les compléter.',
    en: '{n} notes will become public questions and terrains, kept by you for people without an account. You can complete them afterwards.',
  },
};
const takenForms = {
  one: { fr: '{n} note reprise.', en: '{n} note taken up.' },
  other: { fr: '{n} notes reprises.', en: '{n} notes taken up.' },
};

/**
 * What the coordination does with a meeting's minutes: reading round, publication, taking everything up.
 *
 * @attr meeting - its id
 * @attr status - draft, reading, approved or published
 * @attr published - how many times the minutes were published
 * @attr waiting - how many leads and terrains are not taken up yet
 */
export class MinutesDesk extends LightElement {
  static override properties = {
    meeting: { type: String },
    status: { type: String },
    published: { type: Number },
    waiting: { type: Number },
    busy: { state: true },
    problem: { state: true },
  };

  declare meeting: string;
  declare status: string;
  declare published: number;
  declare waiting: number;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.meeting = '';
    this.status = 'draft';
    this.published = 0;
    this.waiting = 0;
    this.busy = false;
    this.problem = '';
  }

  override render() {
    return html`
      <div class="actions">
        <busy-button .busy=${this.busy}>
          <button type="button" @click=${this.publish}>
            ${speak(this.published > 0 ? words.again : words.publish)}
          </button>
        </busy-button>
        ${this.status === 'draft' ? this.quiet(words.submit, () => this.send('submit', words.submitted)) : nothing}
        ${this.status === 'reading' ? this.quiet(words.approve, () => this.send('approve', words.approved)) : nothing}
        ${this.waiting > 0 ? this.quiet(words.takeUp, this.takeUp) : nothing}
      </div>
      ${this.problem ? html`<p role="alert" class="field__error">${this.problem}</p>` : nothing}
    `;
  }

  private quiet(label: { fr: string; en: string }, act: () => unknown) {
    return html`<button type="button" class="button--quiet" @click=${act}>${speak(label)}</button>`;
  }

  private readonly publish = async () => {
    const asked = { title: speak(words.publishAsked), text: speak(words.publishText), action: speak(words.publish) };
    if (await confirmThat(asked)) await this.send('publish', words.published);
  };

  private send(verb: string, said: { fr: string; en: string }) {
    return this.doing(async () => {
      await call('POST', `${this.address}/${verb}`, {});
      return speak(said);
    });
  }

  private readonly takeUp = async () => {
    const text = count(language(), this.waiting, waitingForms);
    if (!(await confirmThat({ title: speak(words.takeUpAsked), text, action: speak(words.takeUpAction) }))) return;
    await this.doing(async () => {
      const { taken, skipped } = await call<TakenUp>('POST', `${this.address}/take-up`, {});
      const left = skipped.length > 0 ? ` ${speak(words.skipped, { n: skipped.length })}` : '';
      return count(language(), taken.length, takenForms) + left;
    });
  };

  private get address(): string {
    return `/api/meetings/${encodeURIComponent(this.meeting)}`;
  }

  /** Does one thing at a time, then shows the page as it has become. */
  private async doing(act: () => Promise<string>) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      toastLater(await act());
      goTo(location.pathname + location.search);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
      this.busy = false;
    }
  }
}

customElements.define('minutes-desk', MinutesDesk);

declare global {
  interface HTMLElementTagNameMap {
    'minutes-desk': MinutesDesk;
  }
}
