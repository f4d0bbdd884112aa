import { Prolonging } from '../../shared/contracts/proposal.ts';
import { speak } from '../ui/language.ts';
import { StewardForm } from './stewardship.ts';

const words = {
  until: { fr: 'Nouvelle date de fin', en: 'New closing date' },
  submit: { fr: 'Prolonger', en: 'Prolong' },
  done: { fr: 'La date de fin est changée.', en: 'The closing date is changed.' },
};

/** Sets a later closing date; an ended proposal is open again. */
export class ProlongForm extends StewardForm<typeof Prolonging> {
  protected override readonly schema = Prolonging;
  protected override readonly submitLabel = words.submit;
  protected override readonly verb = 'prolong';
  protected override readonly done = words.done;

  protected override fields() {
    return this.text('until', { label: speak(words.until), type: 'date', nullable: false });
  }
}

customElements.define('prolong-form', ProlongForm);

declare global {
  interface HTMLElementTagNameMap {
    'prolong-form': ProlongForm;
  }
}
