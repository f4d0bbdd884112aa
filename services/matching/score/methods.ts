import { fold } from '../../kit/text/fold.ts';

/** Beginnings of folded words by which a method is told, for each offer that would serve it. */
const tellers: Readonly<Record<string, RegExp>> = {
  interviews: /\b(entretien|interview|recits? de vie|focus group|groupes? de discussion)/,
  observation: /\b(observation|ethnograph|immersion|terrain participant|shadowing)/,
  documents: /\b(archiv|document|corpus|comptes?[ -]rendus|rapports|analyse de (discours|contenu)|cahiers|textes)/,
  dataset: /\b(donnees|dataset|statisti|quantitati|cartograph|econometri|sig\b|regression|open data)/,
  survey: /\b(questionnaire|sondage|enquetes? par|survey)/,
  experimentation: /\b(experiment|essai|prototyp|randomis|test)/,
  'co-design':
    /\b(co-?conception|ateliers?|recherche-action|participati|conception partagee|co-?design|co-?construction)/,
  hosting: /\b(stage|cifre|doctora|these|memoire|residence)/,
};

/** The offers a question's methods would use, read from what its author wrote freely; none when nothing is recognised. */
export const offersUsedBy = (methods: string): string[] => {
  const read = fold(methods);
  return Object.keys(tellers).filter((offer) => tellers[offer]?.test(read));
};
