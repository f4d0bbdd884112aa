import type { Words } from '../../shared/kernel/words.ts';

/** What makes a terrain findable by people who do not know it yet, as plain questions. */
export const askedOfTerrain = {
  public: { fr: 'Quel public est concerné ?', en: 'Who is concerned?' },
  since: { fr: 'Depuis quand ?', en: 'Since when?' },
  material: {
    fr: 'Quels documents ou quelles données peut-on consulter ?',
    en: 'Which documents or data can be consulted?',
  },
  wish: { fr: 'Qu’aimeriez-vous comprendre ?', en: 'What would you like to understand?' },
} as const satisfies Words;
export type AskedOfTerrain = keyof typeof askedOfTerrain;

/** Signs, in folded French or English, that a text already answers; they are beginnings of words. */
const answered: Record<AskedOfTerrain, RegExp> = {
  public:
    /\b(habitant|usager|agents?\b|jeune|eleve|enfant|famille|parent|public|patient|salarie|aine|retraite|senior|commercant|artisan|benevole|etudiant|agriculteur|eleveur|locataire|riverain|migrant|refugie|allocataire|beneficiaire|personnes?\b|femmes?\b|resident|tenant|inhabitant|users?\b|staff|people|famil|pupil|student|farmer|volunteer|women|children)/,
  since:
    /\b((19|20)\d\d\b|depuis|ans\b|annees?\b|mois\b|lance|cree|ouvert|demarr|debut|recemment|prochain|since|years?\b|months?\b|began|started|launched|recently)/,
  material:
    /\b(donnee|document|archive|registre|fichier|statistique|comptes? rendu|rapport|enquete|cahier|carnet|tableau|photo|carte|dossier|releve|base\b|data|records?\b|reports?\b|surveys?\b|files?\b|maps?\b|minutes\b)/,
  wish: /\?|\b(comprendre|savoir|pourquoi|comment|si\b|understand|know|why|whether|how)/,
};

/** Fewer words or fewer concepts than this, and a search by other words may pass the text by. */
const ENOUGH_WORDS = 60;
const ENOUGH_CONCEPTS = 3;
/** More would be a questionnaire. */
const MOST = 3;

/** The questions a text leaves open, at most three; none of a text long and clear enough to be found. */
export const questionsFor = (text: string, concepts: number): AskedOfTerrain[] => {
  const words = text.split(/\s+/).filter(Boolean).length;
  if (words >= ENOUGH_WORDS && concepts >= ENOUGH_CONCEPTS) return [];
  const folded = fold(text);
  const open = (Object.keys(askedOfTerrain) as AskedOfTerrain[]).filter((one) => !answered[one].test(folded));
  return open.slice(0, MOST);
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
