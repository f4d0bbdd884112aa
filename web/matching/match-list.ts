import { html, nothing, type TemplateResult } from 'lit';
import type { MatchCard, MatchLabel } from '../../shared/contracts/match.ts';
import { labelOf, offers } from '../../shared/contracts/proposal-choices.ts';
import { count } from '../../shared/kernel/words.ts';
import { typeset } from '../pages/typeset.ts';
import { call } from '../ui/call.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import {
  aspectWords,
  checks,
  conflictWords,
  exchanges,
  labels,
  meetings,
  months,
  sideWords,
  words,
} from './match.words.ts';
import { pairPath } from './match-actions.ts';

const shapes: Record<MatchLabel, string> = { strong: '●', probable: '◐', 'to-explore': '○' };

/**
 * The matches of one of my proposals, best first, each with its reasons in words.
 *
 * @attr proposal - its id
 * @attr kind - `terrain` or `question`
 * @attr mine - whoever reads answers for it, and may act on each match
 * @attr most - how many to show; all when absent
 * @attr level - of the titles, one below the heading they stand under; 3 when absent
 */
export class MatchList extends LightElement {
  static override properties = {
    proposal: { type: String },
    kind: { type: String },
    mine: { type: Boolean },
    most: { type: Number },
    level: { type: Number },
    found: { state: true },
    trouble: { state: true },
  };

  declare proposal: string;
  declare kind: 'terrain' | 'question';
  declare mine: boolean;
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
      ${match.exchange ? html`<p class="match-list__exchange">${speak(exchanges[match.exchange.state])}${colon()}<a href=${match.exchange.path}>${speak(words.seeExchange)}</a></p>` : nothing}
      <ul class="match-list__reasons">${this.reasons(match)}</ul>
      ${this.actions(match)}
    `;
  }

  /** Who only coordinates acts on the page of the pair, with a reason. */
  private actions(match: MatchCard): TemplateResult<1> {
    const about = { proposal: this.proposal, kind: this.kind, match };
    return this.mine
      ? html`<match-actions .about=${about} @match-changed=${this.load}></match-actions>`
      : html`<p><a href=${pairPath(about)}>${speak(words.why)}</a></p>`;
  }

  private reasons(match: MatchCard): TemplateResult<1>[] {
    const said = match.concepts.map(
      ({ id, label, mine, theirs }) =>
        html`<li><strong><a href="/notions/${id}">${label[language()]}</a></strong>${colon()}${this.quoted(mine, theirs)}</li>`,
    );
    if (match.words.length > 0) said.push(reason(speak(words.sharedWords), match.words.join(', ')));
    if (match.sense) said.push(reason(speak(words.sense), speak(words.senseBy, { model: match.sense })));
    if (match.offers.length > 0)
      said.push(reason(speak(words.offer), match.offers.map((offer) => speak(labelOf(offers, offer))).join(', ')));
    if (match.months) said.push(reason(speak(words.dates), count(language(), match.months, months)));
    for (const side of ['sought', 'expected'] as const) {
      const told = (['good', 'partial', 'poor'] as const).flatMap((verdict) => {
        const aspects = match.fit[side].filter((one) => one.verdict === verdict);
        const named = aspects.map(({ aspect }) => speak(aspectWords[aspect])).join(', ');
        return named ? `${speak(meetings[verdict])} ${named}` : [];
      });
      if (told.length > 0) said.push(reason(speak(sideWords[this.kind][side]), told.join('\u202f; ')));
    }
    if (match.conflicts.length > 0)
      said.push(
        reason(speak(words.known), match.conflicts.map((conflict) => speak(conflictWords[conflict])).join(', ')),
      );
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
}

const reason = (label: string, text: string): TemplateResult<1> =>
  html`<li><strong>${label}</strong>${colon()}${text}</li>`;
/** French sets a no-break space before a colon. */
const colon = () => (language() === 'fr' ? '\u00a0: ' : ': ');

customElements.define('match-list', MatchList);
