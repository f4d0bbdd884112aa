import { html, nothing, type TemplateResult } from 'lit';
import type { MatchCard } from '../../shared/contracts/match.ts';
import { call } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toast } from '../ui/status-toast.ts';
import { words } from './match.words.ts';

/** What the actions are about: my proposal, and the match shown beside it. */
type About = Readonly<{ proposal: string; kind: 'terrain' | 'question'; match: MatchCard }>;

/** The page where a pair is told in full. */
export const pairPath = ({ proposal, kind, match: { other } }: About): string => {
  const [question, terrain] = kind === 'question' ? [proposal, other.id] : [other.id, proposal];
  return `/rapprochements/${question}/${terrain}`;
};

/**
 * What somebody may do with a match of their own: see why, put it aside (and take that back), or say what is wrong with it.
 *
 * @fires match-changed - the matches of the proposal are not what they were
 */
export class MatchActions extends LightElement {
  static override properties = { about: { attribute: false }, trouble: { state: true } };

  declare about: About;
  declare trouble: string;

  override render() {
    const { concepts, other } = this.about.match;
    return html`${this.trouble ? html`<p role="alert">${this.trouble}</p>` : nothing}
      <div class="match-actions">
        <a href=${pairPath(this.about)}>${speak(words.why)}</a>
        <button class="link-button" aria-label=${speak(words.dismissThis, { title: other.title })}
          @click=${this.dismiss}>${speak(words.dismiss)}</button>
        <details>
          <summary>${speak(words.wrong)}</summary>
          <ul>
            ${concepts.map((concept) => html`<li>${this.wrongConcept(concept)}</li>`)}
            <li><button class="link-button" @click=${this.contest}>${speak(words.wrongPair)}</button></li>
          </ul>
        </details>
      </div>`;
  }

  private wrongConcept({ id, label }: MatchCard['concepts'][number]): TemplateResult<1> {
    return html`<button class="link-button" @click=${() => this.untag(id)}>${speak(words.wrongConcept, {
      concept: label[language()],
    })}</button>`;
  }

  private readonly dismiss = () =>
    this.attempt(async () => {
      const pair = pairPath(this.about).replace('/rapprochements', '/api/matches');
      await call('POST', `${pair}/dismiss`, {});
      this.changed();
      const undo = async () => {
        await call('POST', `${pair}/restore`, {});
        this.changed();
      };
      await toast(speak(words.dismissed), undo);
    });

  private readonly untag = (concept: string) =>
    this.attempt(async () => {
      await call('POST', `/api/proposals/${this.about.proposal}/concepts`, { concept, verdict: 'removed' });
      await toast(speak(words.conceptDone));
      this.changed();
    });

  private readonly contest = async () => {
    const goesAhead = await confirmThat({
      title: speak(words.wrongTitle),
      text: speak(words.wrongText, { title: this.about.match.other.title }),
      action: speak(words.wrong),
    });
    if (!goesAhead) return;
    await this.attempt(async () => {
      await call('POST', `${pairPath(this.about).replace('/rapprochements', '/api/matches')}/contest`, {});
      this.changed();
      await toast(speak(words.wrongDone));
    });
  };

  private changed() {
    this.dispatchEvent(new CustomEvent('match-changed', { bubbles: true }));
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

customElements.define('match-actions', MatchActions);
