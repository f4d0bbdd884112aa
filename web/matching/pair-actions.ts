import { html, nothing } from 'lit';
import type { PairReport } from '../../shared/contracts/match.ts';
import { call } from '../ui/call.ts';
import { speak } from '../ui/language.ts';
import { freshId, LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { refreshPage } from '../ui/refresh-page.ts';
import { toast } from '../ui/status-toast.ts';

const words = {
  reason: { fr: 'Raison', en: 'Reason' },
  hint: {
    fr: 'Demandée à la coordination, qui agit pour d’autres.',
    en: 'Asked of coordinators, who act for others.',
  },
  dismiss: { fr: 'Écarter ce lien', en: 'Dismiss this link' },
  pin: { fr: 'Mettre en relation', en: 'Make an introduction' },
  restore: { fr: 'Remettre ce lien', en: 'Bring this link back' },
  dismissDone: { fr: 'Écarté : il ne sera plus proposé.', en: 'Dismissed: it will not be suggested again.' },
  pinDone: {
    fr: 'C’est fait : les deux côtés le voient en tête de leurs rapprochements.',
    en: 'Done: both sides see it first among their matches.',
  },
  restoreDone: { fr: 'C’est remis : il peut de nouveau être proposé.', en: 'Back: it may be suggested again.' },
} as const;
type Verb = 'dismiss' | 'pin' | 'restore';

/**
 * What may be done with a pair from its page: put it aside, bring it back, introduce the two people.
 *
 * @attr about - the two proposals and what whoever reads may do
 */
export class PairActions extends LightElement {
  static override properties = { about: { type: Object }, trouble: { state: true } };

  declare about: Pick<PairReport, 'may'> & Readonly<{ question: string; terrain: string }>;
  declare trouble: string;
  private readonly base = freshId('pair');

  override render() {
    const { may } = this.about;
    const asks = may.pin || (may.dismiss && may.giveReason);
    return html`${this.trouble ? html`<p role="alert">${this.trouble}</p>` : nothing}
      ${
        asks
          ? html`<p><label for=${this.base}>${speak(words.reason)}</label>
            <span class="hint" id="${this.base}-hint">${speak(words.hint)}</span>
            <textarea id=${this.base} rows="3" maxlength="1000" aria-describedby="${this.base}-hint"></textarea></p>`
          : nothing
      }
      <p class="actions">
        ${(['pin', 'dismiss', 'restore'] as const).map((verb) => (may[verb] ? this.button(verb) : nothing))}
      </p>`;
  }

  private button(verb: Verb) {
    return html`<button class=${verb === 'pin' ? '' : 'button--quiet'} @click=${() => this.act(verb)}>${speak(words[verb])}</button>`;
  }

  private async act(verb: Verb) {
    const { question, terrain } = this.about;
    const reason = this.querySelector('textarea')?.value.trim() ?? '';
    try {
      await call('POST', `/api/matches/${question}/${terrain}/${verb}`, verb === 'restore' ? {} : { reason });
      await refreshPage('h1');
      await toast(speak(words[`${verb}Done`]));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = error.fields.reason?.title ?? error.title;
    }
  }
}

customElements.define('pair-actions', PairActions);
