import { html, type TemplateResult } from 'lit';
import { Preferences } from '../../shared/contracts/person.ts';
import { personWords } from '../../shared/contracts/person-words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';
import { toast } from '../ui/status-toast.ts';
import { digestChoices, languageChoices } from './choices.ts';

const words = {
  digest: { fr: 'Nouveaux rapprochements et nouveautés', en: 'New matches and news' },
  digestHint: {
    fr: 'Réunis dans un seul courriel ; rien ne part quand il n’y a rien de neuf.',
    en: 'Gathered in one mail; nothing is sent when nothing is new.',
  },
  own: { fr: 'Ce qui vous concerne directement', en: 'What concerns you directly' },
  ownBox: {
    fr: 'M’écrire quand quelqu’un me répond, s’intéresse à ce que j’ai déposé ou attend quelque chose de moi',
    en: 'Write to me when somebody answers me, is interested in what I posted, or waits for something from me',
  },
  ownHint: {
    fr: 'Sans ces courriels, il faut penser à revenir voir « Mon espace ».',
    en: 'Without these mails you need to remember to look at “My space”.',
  },
  language: { fr: 'Langue des courriels', en: 'Language of mails' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Préférences enregistrées.', en: 'Preferences saved.' },
};

/** Which mails one wants, how often, and in which language. */
export class PreferencesForm extends LosslessForm<typeof Preferences> {
  protected override readonly schema = Preferences;
  protected override readonly words = personWords;
  protected override readonly submitLabel = words.save;

  protected override fields(): TemplateResult {
    return html`
      ${this.choices('digest', {
        label: speak(words.digest),
        hint: speak(words.digestHint),
        choices: digestChoices,
        single: true,
      })}
      <fieldset class="field">
        <legend>${speak(words.own)}</legend>
        <p class="hint" id="own-hint">${speak(words.ownHint)}</p>
        <label class="choice">
          <input type="checkbox" name="ownItems" data-boolean aria-describedby="own-hint" />
          <span>${speak(words.ownBox)}</span>
        </label>
      </fieldset>
      ${this.choices('language', { label: speak(words.language), choices: languageChoices, single: true })}
    `;
  }

  protected override async send(preferences: Checked<typeof Preferences>) {
    await call('PUT', '/api/me/preferences', preferences);
    await toast(speak(words.saved));
  }
}

customElements.define('preferences-form', PreferencesForm);

declare global {
  interface HTMLElementTagNameMap {
    'preferences-form': PreferencesForm;
  }
}
