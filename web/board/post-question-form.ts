import { html, type TemplateResult } from 'lit';
import * as v from 'valibot';
import { disciplines, offers, outputs } from '../../shared/contracts/proposal-choices.ts';
import { QuestionContent } from '../../shared/contracts/proposal-content.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { speak } from '../ui/language.ts';
import { placesControl, placesIn } from './places-field.ts';
import { PostingForm } from './posting.ts';
import { questionFields as words } from './question-fields.ts';
import type { Section } from './sections.ts';

/** The contract’s schema behind the one control that holds a list of places; a name typed but not chosen is said wrong. */
const QuestionForm = v.pipe(
  v.looseObject({ territoriesWanted: v.pipe(v.unknown(), v.transform(placesIn)) }),
  v.transform((typed): unknown => typed),
  v.intersect([
    QuestionContent,
    v.object({
      territoriesWantedTyped: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(0, 'place-not-chosen')), ''),
    }),
  ]),
);

const sections: readonly Section[] = [
  { id: 'question', title: words.essentials, names: ['title', 'text', 'known'] },
  { id: 'demarche', title: words.approach, names: ['disciplines', 'methods', 'output'] },
  { id: 'themes', title: words.themesPart, names: ['themes'] },
  {
    id: 'terrain',
    title: words.wanted,
    lead: words.wantedLead,
    names: ['offersWanted', 'territoriesWanted', 'territoriesWantedTyped', 'from', 'until'],
  },
  { id: 'suite', title: words.who, names: ['organisation'] },
];

/** The form by which a researcher posts or revises a question. */
export class PostQuestionForm extends PostingForm<typeof QuestionForm> {
  protected override readonly schema = QuestionForm;
  protected override readonly words = { ...proposalWords, 'place-not-chosen': words.placeNotChosen };
  protected override readonly kind = 'question';
  protected override readonly path = '/questions';
  protected override readonly postLabel = words.post;
  protected override readonly sections = sections;

  protected override held(content: object & { territoriesWanted?: readonly unknown[] }): object {
    const { territoriesWanted = [] } = content;
    return { ...content, territoriesWanted: territoriesWanted.length ? JSON.stringify(territoriesWanted) : '' };
  }

  protected override textOf({ title = '', text = '' }: Record<string, unknown>): string {
    return `${title}\n${text}`.trim();
  }

  protected override fieldsOf(id: string): TemplateResult {
    const parts: Record<string, () => TemplateResult> = {
      question: () => html`
        ${this.text('title', { label: speak(words.title), hint: speak(words.titleHint), max: 140 })}
        ${this.area('text', { label: speak(words.text), hint: speak(words.textHint), max: 5000, rows: 10 })}
        ${this.aids()}
        ${this.area('known', { label: speak(words.known), hint: speak(words.knownHint), max: 2000, rows: 4, optional: true })}`,
      demarche: () => html`
        ${this.choices('disciplines', { label: speak(words.disciplines), choices: disciplines, columns: true, optional: true })}
        ${this.area('methods', { label: speak(words.methods), hint: speak(words.methodsHint), max: 1000, rows: 3, optional: true })}
        ${this.select('output', { label: speak(words.output), choices: outputs, empty: speak(words.unsaid), nullable: true, optional: true })}`,
      themes: () =>
        this.choices('themes', {
          label: speak(words.themes),
          hint: speak(words.themesHint),
          choices: themes,
          max: 5,
          columns: true,
        }),
      terrain: () => html`
        ${this.choices('offersWanted', { label: speak(words.offers), choices: offers, columns: true, optional: true })}
        ${placesControl('territoriesWanted', { label: speak(words.places), hint: speak(words.placesHint) }, this.placesError())}
        <div class="side-by-side">
          ${this.text('from', { label: speak(words.from), type: 'date', optional: true })}
          ${this.text('until', { label: speak(words.until), type: 'date', optional: true })}
        </div>`,
      suite: () =>
        this.text('organisation', {
          label: speak(words.organisation),
          hint: speak(words.organisationHint),
          max: 140,
          optional: true,
          autocomplete: 'organization',
        }),
    };
    return parts[id]?.() ?? html``;
  }

  private placesError() {
    return this.errorOf('territoriesWantedTyped') || this.errorOf('territoriesWanted');
  }
}

customElements.define('post-question-form', PostQuestionForm);

declare global {
  interface HTMLElementTagNameMap {
    'post-question-form': PostQuestionForm;
  }
}
