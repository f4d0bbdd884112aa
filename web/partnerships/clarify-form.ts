import { Clarification, interestWords } from '../../shared/contracts/interest.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  text: { fr: 'Votre précision', en: 'Your clarification' },
  hint: {
    fr: 'Répondez à la dernière question posée ci-dessus ; une nouvelle date de réponse vous sera promise.',
    en: 'Answer the last question above; you will be promised a new answer date.',
  },
  send: { fr: 'Envoyer ma précision', en: 'Send my clarification' },
  sent: { fr: 'Votre précision est partie.', en: 'Your clarification is on its way.' },
} as const satisfies Words;

/**
 * Answers “I need to know this first”.
 *
 * @attr about - JSON: the interest and its version
 */
export class ClarifyForm extends LosslessForm<typeof Clarification> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Readonly<{ interest: string; version: number }>;

  protected override readonly schema = Clarification;
  protected override readonly words = { ...proposalWords, ...interestWords };
  protected override readonly submitLabel = words.send;

  protected override fields() {
    return this.area('text', { label: speak(words.text), hint: speak(words.hint), max: 5000 });
  }

  protected override async send(body: Checked<typeof Clarification>) {
    const { interest, version: ifMatch } = this.about;
    await call('POST', `/api/interests/${interest}/clarify`, body, { ifMatch });
    this.leaveFor(`/interets/${interest}`, speak(words.sent));
  }
}

customElements.define('clarify-form', ClarifyForm);

declare global {
  interface HTMLElementTagNameMap {
    'clarify-form': ClarifyForm;
  }
}
