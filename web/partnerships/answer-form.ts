import { html, type TemplateResult } from 'lit';
import { InterestAnswer, interestWords, motives } from '../../shared/contracts/interest.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  answer: { fr: 'Votre réponse', en: 'Your answer' },
  yes: { fr: 'Oui : ouvrons un partenariat', en: 'Yes: let us open a partnership' },
  no: { fr: 'Non, pas cette fois', en: 'No, not this time' },
  ask: { fr: 'J’ai d’abord besoin d’une précision', en: 'I need to know something first' },
  motive: { fr: 'Pour quelle raison ?', en: 'For what reason?' },
  motiveHint: {
    fr: 'La personne la lit, et peut ainsi chercher mieux.',
    en: 'The person reads it, and can so look better.',
  },
  message: { fr: 'Un mot pour la personne', en: 'A word for the person' },
  question: { fr: 'Votre demande de précision', en: 'What you need to know' },
  yesNext: {
    fr: 'Une page de partenariat s’ouvre, avec des clauses déjà rédigées à corriger ensemble. Rien n’est engagé avant l’accord des deux côtés et de la coordination.',
    en: 'A partnership page opens, with clauses already drafted to correct together. Nothing is committed before both sides and the coordination agree.',
  },
  askNext: {
    fr: 'La personne a 21 jours pour préciser, puis ce sera de nouveau à vous.',
    en: 'The person has 21 days to clarify; then it is your turn again.',
  },
  send: { fr: 'Envoyer ma réponse', en: 'Send my answer' },
  saidYes: { fr: 'Vous avez dit oui : le partenariat est ouvert.', en: 'You said yes: the partnership is open.' },
  saidNo: { fr: 'Votre réponse est partie.', en: 'Your answer is on its way.' },
  asked: { fr: 'Votre demande de précision est partie.', en: 'Your request for clarification is on its way.' },
} as const satisfies Words;

/**
 * The three answers to an interest.
 *
 * @attr about - JSON: the interest, its version, and whether a clarification may still be asked for
 */
export class AnswerForm extends LosslessForm<typeof InterestAnswer> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Readonly<{ interest: string; version: number; ask: boolean }>;

  protected override readonly schema = InterestAnswer;
  protected override readonly words = { ...proposalWords, ...interestWords };
  protected override readonly submitLabel = words.send;

  protected override fields() {
    const ask = { id: 'ask', label: words.ask };
    return html`
      ${this.choices('answer', {
        label: speak(words.answer),
        single: true,
        choices: [{ id: 'yes', label: words.yes }, { id: 'no', label: words.no }, ...(this.about.ask ? [ask] : [])],
      })}
      ${this.when('no', html`${this.choices('motive', { label: speak(words.motive), hint: speak(words.motiveHint), single: true, choices: motives })}`)}
      ${this.when('ask', html`${this.area('text', { label: speak(words.question), max: 5000 })}<p class="quiet">${speak(words.askNext)}</p>`)}
      <div ?hidden=${!this.has('answer', 'yes') && !this.has('answer', 'no')}>
        ${this.area('message', { label: speak(words.message), max: 5000, rows: 4, optional: true })}
      </div>
      ${this.when('yes', html`<p class="quiet">${speak(words.yesNext)}</p>`)}`;
  }

  private when = (answer: string, shown: TemplateResult) =>
    html`<div ?hidden=${!this.has('answer', answer)}>${shown}</div>`;

  protected override async send(given: Checked<typeof InterestAnswer>) {
    const { interest, version: ifMatch } = this.about;
    const path = `/api/interests/${interest}`;
    switch (given.answer) {
      case 'yes':
        await call('POST', `${path}/accept`, { message: given.message }, { ifMatch });
        return this.leaveFor(`/partenariats/${interest}`, speak(words.saidYes));
      case 'no':
        await call('POST', `${path}/decline`, { motive: given.motive, message: given.message }, { ifMatch });
        return this.leaveFor(`/interets/${interest}`, speak(words.saidNo));
      case 'ask':
        await call('POST', `${path}/clarification`, { text: given.text }, { ifMatch });
        return this.leaveFor(`/interets/${interest}`, speak(words.asked));
    }
  }
}

customElements.define('answer-form', AnswerForm);

declare global {
  interface HTMLElementTagNameMap {
    'answer-form': AnswerForm;
  }
}
