import { html } from 'lit';
import { paceChoices, type SearchDraft, SearchNaming, savedSearchWords } from '../../shared/contracts/saved-search.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  name: { fr: 'Nom de l’alerte', en: 'Name of the alert' },
  nameHint: { fr: 'Vous seul·e le lirez.', en: 'Only you will read it.' },
  pace: { fr: 'Quand vous écrire ?', en: 'When to write to you?' },
  save: { fr: 'Créer l’alerte', en: 'Create the alert' },
  saved: {
    fr: 'Alerte créée : elle est dans « Mes alertes », où vous pouvez la supprimer.',
    en: 'Alert created: it is in “My alerts”, where you can delete it.',
  },
};

/**
 * Names the search a list shows, to be told of what is new in it.
 *
 * @attr about - JSON: the kind, words and filters of the list
 */
export class SaveSearchForm extends LosslessForm<typeof SearchNaming> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Omit<SearchDraft, 'name' | 'pace'>;
  protected override readonly schema = SearchNaming;
  protected override readonly words = savedSearchWords;
  protected override readonly submitLabel = words.save;

  protected override fields() {
    return html`
      ${this.text('name', { label: speak(words.name), hint: speak(words.nameHint), max: 80 })}
      ${this.choices('pace', { label: speak(words.pace), choices: paceChoices, single: true })}`;
  }

  protected override async send(naming: Checked<typeof SearchNaming>) {
    await call('POST', '/api/me/searches', { ...this.about, ...naming });
    this.leaveFor('/mon-espace/alertes', speak(words.saved));
  }
}

customElements.define('save-search-form', SaveSearchForm);

declare global {
  interface HTMLElementTagNameMap {
    'save-search-form': SaveSearchForm;
  }
}
