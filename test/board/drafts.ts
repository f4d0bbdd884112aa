import type { QuestionContent, TerrainContent } from '../../shared/contracts/proposal-content.ts';

/** A terrain that passes every check, to be changed where a test needs it. */
export const terrainDraft: TerrainContent = {
  title: 'Guichets itinérants en zone rurale',
  description:
    'Depuis 2024, deux agents tiennent un guichet de bus en bus. Nous cherchons à comprendre qui vient, et qui ne vient pas.',
  natures: ['context'],
  offers: ['interviews', 'observation'],
  themes: ['digital'],
  territory: { level: 'departement', code: '22', label: 'Côtes-d’Armor' },
  from: null,
  until: null,
  capacity: 1,
  conditions: '',
  dataSheet: null,
  expects: 'Une restitution devant les agents.',
  links: [],
  organisation: 'Communauté de communes du Val-Perdu',
};

export const questionDraft: QuestionContent = {
  title: 'Que deviennent les publics éloignés du numérique ?',
  text: 'Nous étudions les renoncements aux droits quand les démarches ne se font plus qu’en ligne, en milieu rural.',
  disciplines: ['sociology'],
  methods: 'Entretiens, observation',
  themes: ['digital'],
  offersWanted: ['interviews'],
  territoriesWanted: [],
  from: null,
  until: null,
  output: 'thesis',
  known: '',
  organisation: 'Laboratoire des mondes sociaux',
};
