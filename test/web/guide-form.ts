import { html } from 'lit';
import * as v from 'valibot';
import { natures, outputs } from '../../shared/contracts/proposal-choices.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../../web/ui/call.ts';
import { confirmThat } from '../../web/ui/confirm-dialog.ts';
import { type Checked, LosslessForm } from '../../web/ui/form.ts';
import { toast } from '../../web/ui/status-toast.ts';

const Draft = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(10, 'title-too-short'), v.maxLength(30, 'title-too-long')),
  description: v.pipe(v.string(), v.trim(), v.minLength(5, 'text-too-short')),
  natures: v.pipe(v.array(v.string()), v.minLength(1, 'natures-missing')),
  output: v.nullable(v.string()),
  place: v.object({ label: v.pipe(v.string(), v.minLength(2, 'place-missing')) }),
  links: v.array(v.string()),
  capacity: v.optional(v.number()),
  sheet: v.optional(v.object({ what: v.pipe(v.string(), v.minLength(1, 'text-too-short')) })),
});

const words = {
  'title-too-short': { fr: 'Le titre compte au moins 10 caractères.', en: 'The title has at least 10 characters.' },
  'title-too-long': { fr: 'Le titre compte au plus 30 caractères.', en: 'The title has at most 30 characters.' },
  'text-too-short': { fr: 'Écrivez au moins une phrase.', en: 'Write at least one sentence.' },
  'natures-missing': { fr: 'Choisissez au moins une nature.', en: 'Choose at least one nature.' },
  'place-missing': { fr: 'Indiquez un lieu.', en: 'Name a place.' },
} satisfies Words;

/** A form of every kind of field, for the tests of the foundations. */
export class GuideForm extends LosslessForm<typeof Draft> {
  protected override readonly schema = Draft;
  protected override readonly words = words;
  protected override readonly submitLabel = { fr: 'Publier le terrain', en: 'Publish the terrain' };

  protected override fields() {
    return html`
      ${this.text('title', { label: 'Titre', hint: 'Ce qu’on lira dans la liste.', max: 30 })}
      ${this.area('description', { label: 'Description', hint: 'Ce que l’on peut voir, et avec qui.', max: 5000 })}
      ${this.choices('natures', { label: 'Nature du terrain', choices: natures, max: 2, columns: true })}
      <div ?hidden=${!this.has('natures', 'data')}>${this.text('sheet.what', { label: 'Quelles données' })}</div>
      ${this.text('place.label', { label: 'Lieu' })}
      ${this.select('output', { label: 'Production attendue', choices: outputs, empty: 'Choisissez…', optional: true, nullable: true })}
      ${this.area('links', { label: 'Liens', hint: 'Un par ligne.', optional: true, lines: true, rows: 3 })}
      ${this.text('capacity', { label: 'Projets à la fois', type: 'number', optional: true })}
    `;
  }

  protected override async send(draft: Checked<typeof Draft>) {
    await call('POST', '/api/guide', draft);
    this.leaveFor('/guide', 'Terrain publié.');
  }
}
customElements.define('guide-form', GuideForm);

Object.assign(window, { call, toast, confirmThat });
