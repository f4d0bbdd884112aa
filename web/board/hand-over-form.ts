import { OwnerAddress } from '../../shared/contracts/proposal.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import type { Checked } from '../ui/form.ts';
import { speak } from '../ui/language.ts';
import { StewardForm } from './stewardship.ts';

const words = {
  email: { fr: 'Adresse de la personne qui prend la suite', en: 'Address of the person who takes over' },
  hint: { fr: 'Cette personne doit déjà avoir un compte.', en: 'This person must already have an account.' },
  submit: { fr: 'Transmettre', en: 'Hand over' },
  done: { fr: 'C’est transmis.', en: 'It is handed over.' },
  ask: { fr: 'Transmettre « {title} » à {email} ?', en: 'Hand “{title}” over to {email}?' },
  lose: {
    fr: 'Vous n’en serez plus responsable et ne recevrez plus ses demandes. Seule cette personne pourra vous y ajouter de nouveau.',
    en: 'You will no longer be responsible for it nor get its requests. Only this person will be able to add you again.',
  },
};

/** Gives the proposal to somebody else for good. */
export class HandOverForm extends StewardForm<typeof OwnerAddress> {
  protected override readonly schema = OwnerAddress;
  protected override readonly submitLabel = words.submit;
  protected override readonly verb = 'hand-over';
  protected override readonly done = words.done;

  protected override fields() {
    return this.text('email', { label: speak(words.email), hint: speak(words.hint), type: 'email' });
  }

  protected override async send(body: Checked<typeof OwnerAddress>) {
    const { title } = this.about;
    const yes = await confirmThat({
      title: speak(words.ask, { title, email: body.email }),
      text: speak(words.lose),
      action: speak(words.submit),
    });
    if (yes) await super.send(body);
  }
}

customElements.define('hand-over-form', HandOverForm);

declare global {
  interface HTMLElementTagNameMap {
    'hand-over-form': HandOverForm;
  }
}
