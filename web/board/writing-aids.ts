import { html, nothing, type PropertyValues } from 'lit';
import type { RecognisedConcept } from '../../shared/contracts/match.ts';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { type AskedOfTerrain, askedOfTerrain, questionsFor } from './asked-of-terrain.ts';

const words = {
  concepts: { fr: 'Notions reconnues dans votre texte', en: 'Concepts recognised in your text' },
  why: {
    fr: 'Elles servent à rapprocher terrains et questions. Retirez ce qui n’a rien à y faire.',
    en: 'They bring terrains and questions together. Take off what does not belong.',
  },
  remove: { fr: 'Retirer la notion', en: 'Remove the concept' },
  removed: { fr: 'Retirées : {labels}.', en: 'Removed: {labels}.' },
  undo: { fr: 'Tout remettre', en: 'Put all back' },
  asked: { fr: 'Pour qu’on trouve ce terrain', en: 'So that this terrain is found' },
  answer: {
    fr: 'Quelques mots de plus dans la description, si vous pouvez y répondre.',
    en: 'A few more words in the description, if you can answer.',
  },
  similar: { fr: 'Déjà déposé, et proche', en: 'Already posted, and close' },
  check: {
    fr: 'Est-ce la même chose ? Si oui, écrivez plutôt à la personne qui l’a déposé.',
    en: 'Is it the same thing? If so, write to the person who posted it instead.',
  },
};

type Concept = Pick<RecognisedConcept, 'id' | 'label' | 'quotes'>;
type Similar = Pick<ProposalCard, 'id' | 'kind' | 'title' | 'organisation'>;

/** How many of the words that betray a concept are shown. */
const QUOTED = 3;
/** Below this there is too little to recognise anything, in characters. */
const ENOUGH = 40;
/** How long writing rests before the server is asked, in milliseconds. */
const REST = 800;

/**
 * While one writes: the concepts recognised, which one may take off, what a terrain leaves open, and what is already posted
 * and close. Says nothing when the server cannot help.
 *
 * @attr kind - terrain or question
 * @attr proposal - the proposal being revised, left out of its own neighbours
 * @prop text - what is written so far
 * @prop removed - ids of the concepts taken off
 * @fires concepts-chosen - `detail` lists the ids taken off
 */
export class WritingAids extends LightElement {
  static override properties = {
    kind: { type: String },
    proposal: { type: String },
    text: { attribute: false },
    removed: { attribute: false },
    concepts: { state: true },
    similar: { state: true },
    asked: { state: true },
  };

  declare kind: ProposalKind;
  declare proposal: string;
  declare text: string;
  declare removed: readonly string[];
  declare concepts: readonly Concept[];
  declare similar: readonly Similar[];
  declare asked: readonly AskedOfTerrain[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.kind = 'terrain';
    this.proposal = '';
    this.text = '';
    this.removed = [];
    this.concepts = [];
    this.similar = [];
    this.asked = [];
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has('text')) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(this.text), REST);
  }

  override render() {
    return html`<div class="writing-aids" aria-live="polite">${this.conceptList()} ${this.questionList()} ${this.similarList()}</div>`;
  }

  private conceptList() {
    const kept = this.concepts.filter(({ id }) => !this.removed.includes(id));
    const gone = this.concepts.filter(({ id }) => this.removed.includes(id));
    if (this.concepts.length === 0) return nothing;
    return html`<h3>${speak(words.concepts)}</h3>
      <p class="hint">${speak(words.why)}</p>
      <ul class="pills">
        ${kept.map((concept) => this.pill(concept))}
      </ul>
      ${
        gone.length
          ? html`<p class="hint">${speak(words.removed, { labels: gone.map(labelOf).join(', ') })}
              <button type="button" class="link-button" @click=${() => this.choose([])}>${speak(words.undo)}</button></p>`
          : nothing
      }`;
  }

  private pill(concept: Concept) {
    const quotes = concept.quotes.slice(0, QUOTED).map(quoted).join(', ');
    return html`<li>
      <button type="button" class="pill" @click=${() => this.choose([...this.removed, concept.id])}>
        <span class="visually-hidden">${speak(words.remove)}</span> ${labelOf(concept)}
        <span class="pill__why">${quotes}</span> <span aria-hidden="true">×</span>
      </button>
    </li>`;
  }

  private questionList() {
    if (this.asked.length === 0) return nothing;
    return html`<h3>${speak(words.asked)}</h3>
      <p class="hint">${speak(words.answer)}</p>
      <ul>
        ${this.asked.map((one) => html`<li>${speak(askedOfTerrain[one])}</li>`)}
      </ul>`;
  }

  private similarList() {
    if (this.similar.length === 0) return nothing;
    return html`<h3>${speak(words.similar)}</h3>
      <p class="hint">${speak(words.check)}</p>
      <ul>
        ${this.similar.map(
          (card) => html`<li><a href="/${card.kind}s/${card.id}" target="_blank" rel="noopener">${card.title}</a>
            <span class="quiet">${card.organisation}</span></li>`,
        )}
      </ul>`;
  }

  private choose(removed: readonly string[]) {
    this.dispatchEvent(new CustomEvent('concepts-chosen', { detail: removed }));
  }

  private async look(text: string) {
    if (text.length < ENOUGH) {
      this.concepts = [];
      this.similar = [];
      this.asked = [];
      return;
    }
    const [concepts, similar] = await Promise.all([
      ask<{ concepts: Concept[] }>('/api/concepts', { text }),
      ask<{ items: Similar[] }>('/api/similar', { kind: this.kind, text }),
    ]);
    if (text !== this.text) return;
    this.concepts = concepts?.concepts ?? [];
    this.asked = concepts && this.kind === 'terrain' ? questionsFor(text, this.concepts.length) : [];
    this.similar = (similar?.items ?? []).filter(({ id }) => id !== this.proposal);
  }
}

/** Not `call`: help while writing never leads away to sign-in. */
const ask = async <Answer>(path: string, body: object): Promise<Answer | null> => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  try {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
};

const quoted = (quote: string): string => speak({ fr: '«\u202f{quote}\u202f»', en: '“{quote}”' }, { quote });

const labelOf = ({ label }: Concept): string => label[language()];

customElements.define('writing-aids', WritingAids);

declare global {
  interface HTMLElementTagNameMap {
    'writing-aids': WritingAids;
  }
}
