import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { posted } from './pair.stories.ts';

/* « Zibeline » says nothing to the vocabulary until a coordinator adds it to social housing. */

export const zibeline = {
  ...terrainDraft,
  title: 'Les guichets zibeline de la ville',
  description: 'Chaque mois nos agents tiennent une zibeline avec des familles et notent ce qui s’y dit.',
  themes: ['housing'],
};
export const waiting = {
  ...questionDraft,
  title: 'Qui attend un logement social ?',
  text: 'Comment les familles vivent-elles l’attente d’un logement social, et que comprennent-elles des HLM ?',
  themes: ['housing'],
};
/** Ana's terrain `t1`, Bob's question `q1`. */
export const apart = [posted('t1', 'ana', zibeline), posted('q1', 'bob', waiting, 'question')];

export const draft = { concept: 'social-housing', term: 'zibeline' };
