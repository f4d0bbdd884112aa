import { ClauseText } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';
import { Problem } from '../ui/problem.ts';
import { type Seen, writeClause } from './clause.api.ts';

const words = {
  text: { fr: 'Nouveau texte de la clause', en: 'New wording of the clause' },
  hint: {
    fr: 'Réécrire vaut accord de votre côté ; l’autre côté devra l’accepter de nouveau.',
    en: 'Rewriting counts as your side’s agreement; the other side must agree anew.',
  },
  outrun: {
    fr: 'Quelqu’un vient de réécrire cette clause : le nouveau texte est ci-dessus. Relisez-le ; enregistrer de nouveau le remplacera.',
    en: 'Somebody has just rewritten this clause: the new wording is above. Read it; saving again will replace it.',
  },
  save: { fr: 'Enregistrer cette clause', en: 'Save this clause' },
} as const satisfies Words;

/**
 * Writes one clause anew.
 *
 * @prop seen - the clause as it stood when writing began
 * @fires clause-written - it is stored
 * @fires clause-outrun - somebody else rewrote it meanwhile
 */
export class ClauseForm extends LosslessForm<typeof ClauseText> {
  static override properties = { ...LosslessForm.properties, seen: { attribute: false } };

  declare seen: Seen;

  protected override readonly schema = ClauseText;
  protected override readonly words = { ...proposalWords, ...partnershipWords };
  protected override readonly submitLabel = words.save;

  protected override fields() {
    return this.area('text', { label: speak(words.text), hint: speak(words.hint), max: 5000, rows: 7 });
  }

  protected override async send({ text }: Checked<typeof ClauseText>) {
    try {
      await writeClause(this.seen, text);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      this.dispatchEvent(new CustomEvent('clause-outrun', { bubbles: true }));
      throw new Problem({ status: 412, code: error.code, title: speak(words.outrun) });
    }
    this.dispatchEvent(new CustomEvent('clause-written', { bubbles: true }));
  }
}

customElements.define('clause-form', ClauseForm);

declare global {
  interface HTMLElementTagNameMap {
    'clause-form': ClauseForm;
  }
}
