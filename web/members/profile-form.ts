import { html, nothing, type TemplateResult } from 'lit';
import { Profile } from '../../shared/contracts/person.ts';
import { personWords } from '../../shared/contracts/person-words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';
import { languageChoices, roleChoices } from './choices.ts';

const words = {
  name: { fr: 'Prénom et nom', en: 'First and last name' },
  nameHint: { fr: 'Tel que vos interlocuteurs le liront.', en: 'As the people you deal with will read it.' },
  roles: { fr: 'Vous êtes', en: 'You are' },
  rolesHint: { fr: 'L’un, l’autre, ou les deux.', en: 'One, the other, or both.' },
  staffHint: {
    fr: 'Vous avez déjà un rôle de coordination ou d’administration : cochez seulement si vous êtes aussi l’un ou l’autre.',
    en: 'You already coordinate or administer: tick only if you are one of these too.',
  },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  organisationHint: {
    fr: 'Collectivité, service, laboratoire, association… Elle paraît à côté de ce que vous publiez.',
    en: 'Authority, department, laboratory, association… It shows beside what you publish.',
  },
  language: { fr: 'Langue des courriels', en: 'Language of mails' },
  join: { fr: 'Ouvrir mon profil', en: 'Open my profile' },
  save: { fr: 'Enregistrer', en: 'Save' },
  joined: { fr: 'Bienvenue ! Votre profil est ouvert.', en: 'Welcome! Your profile is open.' },
  saved: { fr: 'Profil enregistré.', en: 'Profile saved.' },
};

/**
 * Who one is: name, roles, organisation, language. The same form opens a profile and revises it.
 *
 * @attr next - where to go once stored
 * @attr welcome - the first time: the profile does not exist yet
 * @attr staff - they hold a granted role, so need not take another
 * @attr version - of the profile being revised; one changed meanwhile elsewhere is not overwritten
 */
export class ProfileForm extends LosslessForm<typeof Profile> {
  static override properties = {
    ...LosslessForm.properties,
    next: { type: String },
    welcome: { type: Boolean },
    version: { type: Number },
    staff: { type: Boolean },
  };

  declare next: string;
  declare welcome: boolean;
  declare version: number;
  declare staff: boolean;
  protected override readonly schema = Profile;
  protected override readonly words = personWords;

  constructor() {
    super();
    this.next = '/mon-espace/profil';
    this.welcome = false;
    this.version = 0;
    this.staff = false;
  }

  protected override get submitLabel() {
    return this.welcome ? words.join : words.save;
  }

  protected override fields(): TemplateResult {
    return html`
      ${this.text('name', { label: speak(words.name), hint: speak(words.nameHint), autocomplete: 'name', max: 100 })}
      ${this.choices('roles', { label: speak(words.roles), hint: speak(this.staff ? words.staffHint : words.rolesHint), choices: roleChoices, optional: this.staff })}
      ${this.text('organisation', {
        label: speak(words.organisation),
        hint: speak(words.organisationHint),
        autocomplete: 'organization',
        max: 140,
        optional: true,
      })}
      ${
        this.welcome
          ? nothing
          : this.choices('language', { label: speak(words.language), choices: languageChoices, single: true })
      }
      ${this.welcome ? html`<input type="hidden" name="language" .value=${document.documentElement.lang} />` : nothing}
    `;
  }

  protected override async send(profile: Checked<typeof Profile>) {
    await call('PUT', '/api/me', profile, this.welcome ? {} : { ifMatch: this.version });
    this.leaveFor(this.next, speak(this.welcome ? words.joined : words.saved));
  }
}

customElements.define('profile-form', ProfileForm);

declare global {
  interface HTMLElementTagNameMap {
    'profile-form': ProfileForm;
  }
}
