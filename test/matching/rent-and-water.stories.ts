import type { Event } from '../../shared/kernel/decider.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';

/* Two terrains of which one is near what a question asks. */

const about = { onBehalf: false, provenance: null };
export const posted = (proposal: string, kind: 'terrain' | 'question', content: object, author = 'ana') => ({
  stream: `proposal-${proposal}`,
  events: [{ type: 'ProposalPosted', data: { ...about, author, kind, proposal, content } } as Event],
});

/** One word of it nobody else says. */
export const rent = {
  ...terrainDraft,
  title: 'Des impayés de loyer',
  description: 'Des familles menacées d’expulsion locative, suivies par le zygomateur.',
};
export const water = {
  ...terrainDraft,
  title: 'Le prix de l’eau',
  description: 'La tarification sociale de l’eau potable.',
};
export const asks = {
  ...questionDraft,
  title: 'Impayés de loyer et expulsion',
  text: 'Les ménages menacés d’expulsion locative.',
};
export const all = [posted('t1', 'terrain', rent), posted('t2', 'terrain', water), posted('q1', 'question', asks)];
export const hidden = { stream: 'proposal-t1', events: [{ type: 'ProposalHidden', data: { reason: 'r' } } as Event] };
