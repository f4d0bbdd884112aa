import { OwnerAddress } from '../../shared/contracts/proposal.ts';
import { speak } from '../ui/language.ts';
import { StewardForm } from './stewardship.ts';

const words = {
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  hint: { fr: 'Cette personne doit déjà avoir un compte.', en: 'This person must already have an account.' },
  submit: { fr: 'Ajouter', en: 'Add' },
  done: {
    fr: 'Cette personne est maintenant responsable avec vous.',
    en: 'This person is now responsible together with you.',
  },
};

/** Adds a person who answers for the proposal too. */
export class CoOwnerForm extends StewardForm<typeof OwnerAddress> {
  protected override readonly schema = OwnerAddress;
  protected override readonly submitLabel = words.submit;
  protected override readonly verb = 'co-owners';
  protected override readonly done = words.done;

  protected override fields() {
    return this.text('email', { label: speak(words.email), hint: speak(words.hint), type: 'email' });
  }
}

customElements.define('co-owner-form', CoOwnerForm);

declare global {
  interface HTMLElementTagNameMap {
    'co-owner-form': CoOwnerForm;
  }
}
