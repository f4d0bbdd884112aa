import { html, nothing, type TemplateResult } from 'lit';
import type { RecognisedConcept } from '../../shared/contracts/match.ts';
import { call } from '../ui/call.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { words } from './match.words.ts';

type Verdict = RecognisedConcept['verdict'];

/**
 * The concepts recognised in one of my proposals, with the words they were recognised by; each can be confirmed or removed.
 *
 * @attr proposal - its id
 */
export class ConceptList extends LightElement {
  static override properties = { proposal: { type: String }, concepts: { state: true }, trouble: { state: true } };

  declare proposal: string;
  declare concepts: readonly RecognisedConcept[] | undefined;
  declare trouble: string;

  override connectedCallback() {
    super.connectedCallback();
    this.trouble = '';
    void this.attempt(async () => {
      this.concepts = await call<RecognisedConcept[]>('GET', `/api/proposals/${this.proposal}/concepts`);
    });
  }

  override render() {
    if (this.trouble) return html`<p role="alert">${this.trouble}</p>`;
    if (!this.concepts) return nothing;
    if (this.concepts.length === 0) return html`<p class="quiet">${speak(words.noConcept)}</p>`;
    return html`<p class="hint">${speak(words.conceptsHelp)}</p>
      <ul class="concept-list">${this.concepts.map((concept) => html`<li>${this.row(concept)}</li>`)}</ul>`;
  }

  private row(concept: RecognisedConcept): TemplateResult<1> {
    const { verdict, quotes } = concept;
    const label = concept.label[language()];
    return html`
      <span class=${verdict === 'removed' ? 'concept-list__removed' : ''}>
        <strong><a href="/notions/${concept.id}">${label}</a></strong>
        ${quotes.length > 0 ? html`<span class="quiet">${quotes.join(', ')}</span>` : nothing}
      </span>
      ${verdict ? html`<span class="badge badge--${verdict === 'confirmed' ? 'done' : 'closed'}">${speak(words[verdict])}</span>` : nothing}
      <span class="concept-list__actions">
        ${verdict === 'confirmed' ? nothing : this.button(concept, 'confirmed', verdict === 'removed' ? words.putBack : words.confirm)}
        ${verdict === 'removed' ? nothing : this.button(concept, 'removed', words.remove)}
      </span>
    `;
  }

  private button(
    concept: RecognisedConcept,
    verdict: 'confirmed' | 'removed',
    label: (typeof words)['confirm' | 'remove' | 'putBack'],
  ) {
    return html`<button class="link-button" aria-label="${speak(label)} : ${concept.label[language()]}"
      @click=${() => this.tag(concept, verdict)}>${speak(label)}</button>`;
  }

  private tag({ id }: RecognisedConcept, verdict: NonNullable<Verdict>) {
    return this.attempt(async () => {
      await call('POST', `/api/proposals/${this.proposal}/concepts`, { concept: id, verdict });
      this.concepts = this.concepts?.map((concept) => (concept.id === id ? { ...concept, verdict } : concept));
    });
  }

  private async attempt(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = error.title;
    }
  }
}

customElements.define('concept-list', ConceptList);
