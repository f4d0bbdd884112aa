import { html, nothing, type TemplateResult } from 'lit';
import type { MatchCard, MatchLabel } from '../../shared/contracts/match.ts';
import { labelOf, offers } from '../../shared/contracts/proposal-choices.ts';
import { count } from '../../shared/kernel/words.ts';
import { typeset } from '../pages/typeset.ts';
import { call } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toast } from '../ui/status-toast.ts';
import { checks, labels, months, words } from './match.words.ts';

const shapes: Record<MatchLabel, string> = { strong: '●', probable: '◐', 'to-explore': '○' };

/**
 * The matches of one of my proposals, best first, each with its reasons in words.
 *
 * @attr proposal - its id
 * @attr kind - `terrain` or `question`
 * @attr most - how many to show; all when absent
 * @attr level - of the titles, one below the heading they stand under; 3 when absent
 */
export class MatchList extends LightElement {
  static override properties = {
    proposal: { type: String },
    kind: { type: String },
    most: { type: Number },
    level: { type: Number },
    found: { state: true },
    trouble: { state: true },
  };

  declare proposal: string;
  declare kind: 'terrain' | 'question';
  declare most: number | undefined;
  declare level: number | undefined;
  declare found: readonly MatchCard[] | undefined;
  declare trouble: string;

  override connectedCallback() {
    super.connectedCallback();
    this.trouble = '';
    void this.load();
  }

  private async load() {
    try {
      this.found = await call<MatchCard[]>('GET', `/api/proposals/${this.proposal}/matches`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = error.title;
    }
  }

  override render() {
    if (this.trouble) return html`<p role="alert">${this.trouble}</p>`;
    if (!this.found) return html`<p role="status">${speak(words.loading)}</p>`;
    const shown = this.most ? this.found.slice(0, this.most) : this.found;
    if (shown.length === 0) return html`<p class="quiet">${speak(words.none)}</p>`;
    return html`<ol class="match-list">
      ${shown.map((match) => html`<li>${this.card(match)}</li>`)}
    </ol>`;
  }

  private card(match: MatchCard): TemplateResult<1> {
    const { id, kind, title, organisation, place } = match.other;
    const link = html`<a href="/${kind === 'terrain' ? 'terrains' : 'questions'}/${id}">${typeset(title)}</a>`;
    return html`
      <p class="match-list__label">
        <span class="badge badge--${match.label === 'strong' ? 'open' : 'neutral'}">
          <span aria-hidden="true">${shapes[match.label]}</span> ${speak(labels[match.label])}</span>
        ${match.pinned ? html`<span class="badge badge--done">${speak(words.pinned)}</span>` : nothing}
      </p>
      ${this.level === 4 ? html`<h4>${link}</h4>` : html`<h3>${link}</h3>`}
      <p class="quiet">${[organisation, place].filter(Boolean).join(' · ')}</p>
      <ul class="match-list__reasons">${this.reasons(match)}</ul>
      <button class="link-button" @click=${() => this.contest(match)}>${speak(words.wrong)}</button>
    `;
  }

  private reasons(match: MatchCard): TemplateResult<1>[] {
    const said = match.concepts.map(
      ({ label, mine, theirs }) =>
        html`<li><strong>${label[language()]}</strong>${colon()}${this.quoted(mine, theirs)}</li>`,
    );
    if (match.words.length > 0) said.push(reason(speak(words.sharedWords), match.words.join(', ')));
    if (match.offers.length > 0)
      said.push(reason(speak(words.offer), match.offers.map((offer) => speak(labelOf(offers, offer))).join(', ')));
    if (match.months) said.push(reason(speak(words.dates), count(language(), match.months, months)));
    said.push(reason(speak(words.toCheck), match.toCheck.map((check) => speak(checks[check])).join(', ')));
    return said;
  }

  private quoted(mine: readonly string[], theirs: readonly string[]): string {
    const quote = (list: readonly string[]) =>
      list.map((words) => (language() === 'fr' ? `«\u202f${words}\u202f»` : `“${words}”`)).join(', ');
    const sides = [
      mine.length > 0 ? `${speak(words.mineSays)} ${quote(mine)}` : '',
      theirs.length > 0 ? `${speak(words.theirsSays)} ${quote(theirs)}` : '',
    ].filter(Boolean);
    return sides.join(', ') || speak(words.bothSpeak);
  }

  private async contest({ other }: MatchCard) {
    const goesAhead = await confirmThat({
      title: speak(words.wrongTitle),
      text: speak(words.wrongText, { title: other.title }),
      action: speak(words.wrong),
    });
    if (!goesAhead) return;
    const [question, terrain] = this.kind === 'question' ? [this.proposal, other.id] : [other.id, this.proposal];
    try {
      await call('POST', `/api/matches/${question}/${terrain}/contest`, {});
      this.found = this.found?.filter((match) => match.other.id !== other.id);
      await toast(speak(words.wrongDone));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = error.title;
    }
  }
}

const reason = (label: string, text: string): TemplateResult<1> =>
  html`<li><strong>${label}</strong>${colon()}${text}</li>`;
/** French sets a no-break space before a colon. */
const colon = () => (language() === 'fr' ? '\u00a0: ' : ': ');

customElements.define('match-list', MatchList);
