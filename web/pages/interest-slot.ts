import { html } from 'hono/html';
import type { InterestStatus } from '../../shared/contracts/interest.ts';
import type { ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import type { TerrainStanding } from '../../shared/contracts/terrain-standing.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords } from '../partnerships/exchange.words.ts';
import { interestBadge } from './exchange-state.ts';
import type { Html } from './frame.ts';
import { pathOf } from './proposal-state.ts';
import { standingNotice } from './standing-notice.ts';

const words = {
  terrain: { fr: 'Exprimer mon intérêt', en: 'Express your interest' },
  question: { fr: 'Inviter cette personne', en: 'Invite this person' },
  signInTerrain: { fr: 'Se connecter pour exprimer mon intérêt', en: 'Sign in to express your interest' },
  signInQuestion: { fr: 'Se connecter pour inviter cette personne', en: 'Sign in to invite this person' },
  role: {
    fr: 'Dites d’abord dans votre profil si vous êtes du côté du terrain, de la recherche, ou des deux.',
    en: 'First say in your profile whether you are on the side of terrains, of research, or both.',
  },
  profile: { fr: 'Compléter mon profil', en: 'Complete my profile' },
  mine: { fr: 'Voir les échanges à ce propos', en: 'See the exchanges about it' },
  yours: { fr: 'Votre échange à ce propos', en: 'Your exchange about it' },
} as const satisfies Words;

export type InterestSlotView = Readonly<{
  proposal: Pick<ProposalCard, 'id' | 'kind' | 'status' | 'engaged' | 'capacity' | 'questionState'>;
  /** Null for a visitor; `mayAsk` while they hold a role that expresses interest. */
  who: Readonly<{ owns: boolean; mayAsk: boolean }> | null;
  /** The exchange they already have about it. */
  exchange: Readonly<{ id: string; status: InterestStatus; over: boolean }> | null;
  /** Their own proposals of the other kind. */
  own: readonly Readonly<{ id: string; title: string }>[];
  /** How much is asked of a terrain already. */
  standing: TerrainStanding | undefined;
}>;

/** What one may do about a proposal one reads; nothing while it is closed. */
export const interestSlot = (language: Language, view: InterestSlotView): Html => {
  const { proposal, who, exchange } = view;
  if (who?.owns) return html`<p><a href="/mon-espace/echanges">${say(language, words.mine)}</a></p>`;
  if (exchange && !exchange.over)
    return html`<p>${interestBadge(language, exchange)} <a href="/interets/${exchange.id}">${say(language, words.yours)}</a></p>`;
  if (proposal.status !== 'open') return html``;
  return html`<div id="interet" class="interest-slot">${standingNotice(language, view.standing)}
    ${who ? asking(language, view, who.mayAsk) : signIn(language, proposal)}</div>`;
};

const signIn = (language: Language, { id, kind }: InterestSlotView['proposal']): Html => {
  const back = encodeURIComponent(`${pathOf(kind)}/${id}#interet`);
  const label = kind === 'terrain' ? words.signInTerrain : words.signInQuestion;
  return html`<p><a class="button" href="/connexion?retour=${back}">${say(language, label)}</a></p>`;
};

const asking = (language: Language, { proposal, own }: InterestSlotView, mayAsk: boolean): Html => {
  if (!mayAsk)
    return html`<p>${say(language, words.role)}</p>
      <p><a class="button button--quiet" href="/mon-espace/profil">${say(language, words.profile)}</a></p>`;
  const about = { proposal: proposal.id, kind: proposal.kind, own };
  return html`<h3>${say(language, words[proposal.kind])}</h3>
    <noscript><p class="quiet">${say(language, exchangeWords.script)}</p></noscript>
    <interest-panel draft="interest-${proposal.id}" about="${JSON.stringify(about)}"></interest-panel>`;
};
