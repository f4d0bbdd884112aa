import { html, type TemplateResult } from 'lit';
import { Invitation } from '../../shared/contracts/person.ts';
import { personWords } from '../../shared/contracts/person-words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { language, speak } from '../ui/language.ts';
import { languageChoices, roleChoices } from './choices.ts';

const words = {
  name: { fr: 'Prénom et nom', en: 'First and last name' },
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  emailHint: {
    fr: 'Avec elle, la personne pourra se connecter plus tard et retrouver ce qui a été fait en son nom. Aucun courriel ne part maintenant.',
    en: 'With it the person may sign in later and find what was done in their name. No mail is sent now.',
  },
  roles: { fr: 'Cette personne est', en: 'This person is' },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  language: { fr: 'Langue des courriels', en: 'Language of mails' },
  save: { fr: 'Inscrire cette personne', en: 'Register this person' },
  saved: { fr: 'Personne inscrite.', en: 'Person registered.' },
};

/** By which a coordinator registers somebody who has no account, to act on their behalf. */
export class RegisterPersonForm extends LosslessForm<typeof Invitation> {
  protected override readonly schema = Invitation;
  protected override readonly words = personWords;
  protected override readonly submitLabel = words.save;

  constructor() {
    super();
    this.initial = { language: language() };
  }

  protected override fields(): TemplateResult {
    return html`
      ${this.text('name', { label: speak(words.name), max: 100 })}
      ${this.text('email', {
        label: speak(words.email),
        hint: speak(words.emailHint),
        type: 'email',
        nullable: true,
        optional: true,
      })}
      ${this.choices('roles', { label: speak(words.roles), choices: roleChoices })}
      ${this.text('organisation', { label: speak(words.organisation), max: 140, optional: true })}
      ${this.choices('language', { label: speak(words.language), choices: languageChoices, single: true })}
    `;
  }

  protected override async send(invitation: Checked<typeof Invitation>) {
    await call('POST', '/api/people', invitation);
    this.leaveFor('/coordination/personnes', speak(words.saved));
  }
}

customElements.define('register-person-form', RegisterPersonForm);

declare global {
  interface HTMLElementTagNameMap {
    'register-person-form': RegisterPersonForm;
  }
}
