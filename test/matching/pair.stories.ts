import { questionDraft, terrainDraft } from '../board/drafts.ts';

/* A terrain and a question near in what they say, and apart in what each side wants. */

export const rent = {
  ...terrainDraft,
  title: 'Des familles qui ne paient plus leur loyer',
  description:
    'Notre service voit monter les impayés de loyer. Des dossiers d’expulsion arrivent chaque semaine ; nous ouvrons nos réunions.',
  offers: ['documents'],
  themes: ['housing'],
  territory: { level: 'departement', code: '34', label: 'Hérault' },
  from: '2027-01-01',
  until: '2027-06-30',
};
export const home = {
  ...questionDraft,
  title: 'Comment se construit la vulnérabilité résidentielle ?',
  text: 'Nous étudions les trajectoires des ménages menacés d’expulsion locative et ce que le maintien dans les lieux doit aux institutions.',
  themes: ['housing'],
  methods: 'Entretiens',
  offersWanted: ['interviews'],
  territoriesWanted: [{ level: 'departement', code: '35', label: 'Ille-et-Vilaine' }],
  from: '2026-01-01',
  until: '2026-12-31',
};
export const posted = (proposal: string, author: string, content: object, kind = 'terrain') => ({
  stream: `proposal-${proposal}`,
  by: author,
  events: [{ type: 'ProposalPosted', data: { kind, author, onBehalf: false, provenance: null, proposal, content } }],
});
/** Ana's terrain `t1`, Bob's question `q1`. */
export const twoPosted = [posted('t1', 'ana', rent), posted('q1', 'bob', home, 'question')];

/** As the pair stood when it was first suggested. */
export const suggestedBefore = {
  stream: 'match-q1-t1',
  events: [
    {
      type: 'MatchSuggested',
      data: {
        question: 'q1',
        terrain: 't1',
        label: 'strong',
        score: 400,
        vocabulary: 'earlier',
        concepts: ['rent-arrears'],
        parts: [
          { kind: 'concept', key: 'rent-arrears', points: 90 },
          { kind: 'word', key: 'expuls', points: 40 },
          { kind: 'word', key: 'trottinet', points: 10 },
        ],
        fit: { sought: [{ aspect: 'territory', verdict: 'good' }], expected: [] },
        among: 40,
      },
    },
  ],
};
