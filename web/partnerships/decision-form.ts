import { html } from 'lit';
import type { PartnershipList } from '../../shared/contracts/exchange-answers.ts';
import { Decision } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  decision: { fr: 'Décision', en: 'Decision' },
  approve: { fr: 'Approuver', en: 'Approve' },
  return: { fr: 'Renvoyer pour correction', en: 'Return for correction' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  reason: { fr: 'Raison', en: 'Reason' },
  hint: {
    fr: 'Les deux côtés la lisent : dites ce qui manque, et comment y remédier.',
    en: 'Both sides read it: say what is missing, and how to mend it.',
  },
  decide: { fr: 'Enregistrer la décision', en: 'Record the decision' },
  next: { fr: 'Décision enregistrée. Voici le dossier suivant.', en: 'Decision recorded. Here is the next one.' },
  last: { fr: 'Décision enregistrée. Plus rien n’attend.', en: 'Decision recorded. Nothing else is waiting.' },
} as const satisfies Words;

/**
 * Where a coordinator approves, returns or refuses; afterwards the next one of the queue opens.
 *
 * @attr about - JSON: the partnership and the version that is decided on
 */
export class DecisionForm extends LosslessForm<typeof Decision> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Readonly<{ partnership: string; version: number }>;

  protected override readonly schema = Decision;
  protected override readonly words = { ...proposalWords, ...partnershipWords };
  protected override readonly submitLabel = words.decide;

  protected override fields() {
    const choices = (['approve', 'return', 'refuse'] as const).map((id) => ({ id, label: words[id] }));
    return html`${this.choices('decision', { label: speak(words.decision), single: true, choices })}
      <div ?hidden=${!this.has('decision', 'return') && !this.has('decision', 'refuse')}>
        ${this.area('reason', { label: speak(words.reason), hint: speak(words.hint), max: 1000, rows: 4 })}
      </div>`;
  }

  protected override async send(given: Checked<typeof Decision>) {
    const { partnership, version: ifMatch } = this.about;
    const body = given.decision === 'approve' ? {} : { reason: given.reason };
    await call('POST', `/api/partnerships/${partnership}/${given.decision}`, body, { ifMatch });
    const { items } = await call<PartnershipList>('GET', '/api/queue/partnerships');
    const next = items.find(({ yours }) => yours);
    if (next) this.leaveFor(`/partenariats/${next.id}`, speak(words.next));
    else this.leaveFor('/coordination/approbations', speak(words.last));
  }
}

customElements.define('decision-form', DecisionForm);

declare global {
  interface HTMLElementTagNameMap {
    'decision-form': DecisionForm;
  }
}
