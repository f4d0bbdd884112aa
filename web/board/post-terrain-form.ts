import { html, type TemplateResult } from 'lit';
import { natures, offers, sensitivities } from '../../shared/contracts/proposal-choices.ts';
import { TerrainContent } from '../../shared/contracts/proposal-content.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { speak } from '../ui/language.ts';
import { placeControl } from './place-field.ts';
import { PostingForm } from './posting.ts';
import type { Section } from './sections.ts';
import { terrainFields as words } from './terrain-fields.ts';

const sections: readonly Section[] = [
  { id: 'essentiel', title: words.essentials, names: ['title', 'description'] },
  { id: 'offre', title: words.offering, names: ['natures', 'offers'] },
  { id: 'themes', title: words.themesPart, names: ['themes'] },
  { id: 'lieu', title: words.whereAndWhen, names: ['territory.label', 'from', 'until'] },
  { id: 'retour', title: words.exchange, lead: words.exchangeLead, names: ['conditions', 'expects'] },
  { id: 'suite', title: words.who, names: ['organisation', 'links'] },
];

/** The form by which a practitioner posts or revises a terrain. */
export class PostTerrainForm extends PostingForm<typeof TerrainContent> {
  protected override readonly schema = TerrainContent;
  protected override readonly kind = 'terrain';
  protected override readonly path = '/terrains';
  protected override readonly postLabel = words.post;
  protected override readonly sections = sections;

  protected override held(content: object): object {
    return { capacity: 1, ...content };
  }

  protected override textOf({ title = '', description = '' }: Record<string, unknown>): string {
    return `${title}\n${description}`.trim();
  }

  protected override fieldsOf(id: string): TemplateResult {
    const parts: Record<string, () => TemplateResult> = {
      essentiel: () => html`
        ${this.text('title', { label: speak(words.title), hint: speak(words.titleHint), max: 140 })}
        ${this.area('description', { label: speak(words.description), hint: speak(words.descriptionHint), max: 5000, rows: 10 })}
        ${this.aids()}`,
      offre: () => html`
        ${this.choices('natures', { label: speak(words.natures), choices: natures })}
        ${this.choices('offers', { label: speak(words.offers), choices: offers, columns: true })} ${this.dataSheet()}`,
      themes: () =>
        this.choices('themes', {
          label: speak(words.themes),
          hint: speak(words.themesHint),
          choices: themes,
          max: 5,
          columns: true,
        }),
      lieu: () => html`
        ${placeControl('territory', { label: speak(words.place), hint: speak(words.placeHint) }, this.errorOf)}
        <div class="side-by-side">
          ${this.text('from', { label: speak(words.from), type: 'date', optional: true })}
          ${this.text('until', { label: speak(words.until), type: 'date', optional: true })}
        </div>
        ${this.text('capacity', { label: speak(words.capacity), hint: speak(words.capacityHint), type: 'number' })}`,
      retour: () => html`
        ${this.area('conditions', { label: speak(words.conditions), hint: speak(words.conditionsHint), max: 2000, rows: 5, optional: true })}
        ${this.area('expects', { label: speak(words.expects), hint: speak(words.expectsHint), max: 2000, rows: 5, optional: true })}`,
      suite: () => html`
        ${this.text('organisation', { label: speak(words.organisation), hint: speak(words.organisationHint), max: 140, optional: true, autocomplete: 'organization' })}
        ${this.area('links', { label: speak(words.links), hint: speak(words.linksHint), rows: 3, lines: true, optional: true })}`,
    };
    return parts[id]?.() ?? html``;
  }

  /** Asked only where data is at stake. */
  private dataSheet() {
    const area = (field: string, label: { fr: string; en: string }, max: number) =>
      this.area(`dataSheet.${field}`, { label: speak(label), max, rows: 2, optional: true });
    return html`<div class="asked-if" ?hidden=${!this.has('natures', 'data') && !this.has('offers', 'dataset')}>
      <h3>${speak(words.dataSheet)}</h3>
      <p class="hint">${speak(words.dataSheetHint)}</p>
      ${area('what', words.what, 1000)}
      ${this.select('dataSheet.sensitivity', {
        label: speak(words.sensitivity),
        choices: sensitivities,
        empty: speak(words.unsaid),
        nullable: true,
        optional: true,
      })}
      ${area('legalBasis', words.legalBasis, 500)} ${area('access', words.access, 500)} ${area('retention', words.retention, 500)}
    </div>`;
  }
}

customElements.define('post-terrain-form', PostTerrainForm);

declare global {
  interface HTMLElementTagNameMap {
    'post-terrain-form': PostTerrainForm;
  }
}
