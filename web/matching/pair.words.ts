import type { Exclusion, MatchLabel, PairReport, Supposed } from '../../shared/contracts/match.ts';
import type { Sentence, Words } from '../../shared/kernel/words.ts';

/** How near, as a sentence goes on: « ce serait un … ». */
export const labelPhrases: Record<MatchLabel | 'hidden', Sentence> = {
  strong: { fr: 'un rapprochement fort', en: 'a strong match' },
  probable: { fr: 'un rapprochement probable', en: 'a probable match' },
  'to-explore': { fr: 'un rapprochement à explorer', en: 'a match to explore' },
  hidden: { fr: 'trop loin pour être proposé', en: 'too far apart to be suggested' },
};

export const exclusionWords: Record<Exclusion, Sentence> = {
  'question-closed': {
    fr: 'La question n’est pas ouverte en ce moment.',
    en: 'The question is not open at the moment.',
  },
  'terrain-closed': { fr: 'Le terrain n’est pas ouvert en ce moment.', en: 'The terrain is not open at the moment.' },
  'same-owners': {
    fr: 'Les deux propositions ont les mêmes responsables : personne n’est rapproché de soi-même.',
    en: 'Both proposals have the same owners: nobody is matched with themselves.',
  },
  declined: {
    fr: 'Une demande entre ces personnes a été déclinée : elles ne sont plus proposées l’une à l’autre.',
    en: 'A request between these people was declined: they are no longer suggested to each other.',
  },
  'put-aside': {
    fr: 'Ce lien a été écarté ou dit faux : il n’est plus proposé.',
    en: 'This link was dismissed or said to be wrong: it is no longer suggested.',
  },
};

export const partKinds: Record<PairReport['parts'][number]['kind'], Sentence> = {
  word: { fr: 'mot commun', en: 'word in common' },
  concept: { fr: 'notion dite', en: 'concept said' },
  affinity: { fr: 'notion proche', en: 'concept close by' },
  theme: { fr: 'thème', en: 'theme' },
};
export const steps: Record<PairReport['parts'][number]['step'], Sentence> = {
  5: { fr: 'le plus fort', en: 'the strongest' },
  4: { fr: 'fort', en: 'strong' },
  3: { fr: 'moyen', en: 'middling' },
  2: { fr: 'faible', en: 'weak' },
  1: { fr: 'très faible', en: 'very weak' },
};

/** `{what}` is what is changed. */
export const suppositions: Record<Supposed['change'], Sentence> = {
  'territory-wanted': {
    fr: 'Si « {what} » était aussi un territoire cherché',
    en: 'If “{what}” were also a territory looked for',
  },
  'question-dates': {
    fr: 'Si la période de la question couvrait celle du terrain',
    en: 'If the question’s dates covered those of the terrain',
  },
  'terrain-dates': {
    fr: 'Si la période du terrain couvrait celle de la question',
    en: 'If the terrain’s dates covered those of the question',
  },
  'offer-wanted': { fr: 'Si la question cherchait aussi « {what} »', en: 'If the question also looked for “{what}”' },
  'offer-given': { fr: 'Si le terrain offrait aussi « {what} »', en: 'If the terrain also offered “{what}”' },
  room: { fr: 'Si le terrain avait une place de plus', en: 'If the terrain had one more place' },
  'concept-question': {
    fr: 'Si la notion « {what} » était confirmée pour la question',
    en: 'If the concept “{what}” were confirmed for the question',
  },
  'concept-terrain': {
    fr: 'Si la notion « {what} » était confirmée pour le terrain',
    en: 'If the concept “{what}” were confirmed for the terrain',
  },
};

export const pairWords = {
  kicker: { fr: 'Rapprochement', en: 'Match' },
  title: { fr: 'Pourquoi ces deux-là, ou pourquoi pas', en: 'Why these two, or why not' },
  space: { fr: 'Mon espace', en: 'My space' },
  question: { fr: 'Question', en: 'Question' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  bySense: { fr: 'à explorer, pour la seule proximité de sens', en: 'to explore, for nearness in meaning alone' },
  closed: { fr: 'non comparés : l’un des deux est fermé', en: 'not compared: one of the two is closed' },
  now: { fr: 'Aujourd’hui', en: 'Today' },
  excluded: { fr: 'Pourquoi il n’est pas proposé', en: 'Why it is not suggested' },
  known: { fr: 'À savoir', en: 'Good to know' },
  seeExchange: { fr: 'Voir l’échange', en: 'See the exchange' },
  texts: { fr: 'Ce que les textes ont en commun', en: 'What the texts have in common' },
  noPart: { fr: 'Les deux textes n’ont rien en commun.', en: 'The two texts have nothing in common.' },
  more: { fr: 'Le reste, plus faible', en: 'The rest, weaker' },
  fit: { fr: 'Ce que chacun attend', en: 'What each side wants' },
  sought: { fr: 'Ce que la question cherche', en: 'What the question looks for' },
  expected: { fr: 'Ce que le terrain attend', en: 'What the terrain expects' },
  nothingKnown: { fr: 'Rien n’est précisé.', en: 'Nothing is said.' },
  apart: {
    fr: 'Ces faits déplacent un rapprochement dans la liste, de moins d’un facteur deux ; les textes seuls le rendent fort.',
    en: 'These facts move a match up or down the list, by less than a factor of two; the texts alone make it strong.',
  },
  changes: { fr: 'Ce qui changerait', en: 'What would change it' },
  noChange: {
    fr: 'Rien de ce qui se règle ici ne rapprocherait davantage ces deux textes.',
    en: 'Nothing that can be set here would bring these two texts closer.',
  },
  would: { fr: 'ce serait {label}', en: 'it would be {label}' },
  higher: {
    fr: 'Il monterait dans la liste, sans changer de degré :',
    en: 'It would go up the list, to the same degree:',
  },
  then: { fr: 'Quand il a été proposé', en: 'When it was suggested' },
  never: { fr: 'Il n’a pas encore été proposé.', en: 'It has not been suggested yet.' },
  date: { fr: 'Date', en: 'Date' },
  degree: { fr: 'Degré', en: 'Degree' },
  concepts: { fr: 'Notions', en: 'Concepts' },
  vocabulary: { fr: 'Vocabulaire', en: 'Vocabulary' },
  sameVocabulary: { fr: 'le même qu’aujourd’hui', en: 'the same as today' },
  otherVocabulary: { fr: 'une version antérieure ({version})', en: 'an earlier version ({version})' },
  thenAndNow: { fr: 'Ce qui a été dit, et ce qui l’est aujourd’hui', en: 'What was said, and what is said today' },
  thenLead: {
    fr: 'C’est ainsi que ce rapprochement a été proposé, sur les pages et dans les récapitulatifs, à partir du {date}.',
    en: 'This is how this match was suggested, on pages and in digests, from {date}.',
  },
  notKept: {
    fr: 'Ce qui rapprochait les deux textes n’était pas encore conservé à cette date.',
    en: 'What brought the two texts together was not yet kept at that date.',
  },
  reason: { fr: 'Raison', en: 'Reason' },
  reasons: { fr: 'Raisons, alors et aujourd’hui', en: 'Reasons, then and today' },
  saidThen: { fr: 'Alors', en: 'Then' },
  saidNow: { fr: 'Aujourd’hui', en: 'Today' },
  absent: { fr: 'absent', en: 'absent' },
  further: { fr: 'plus bas, ou absent', en: 'further down, or absent' },
  sinceThen: { fr: 'Ce qui a changé depuis', en: 'What has changed since' },
  unchanged: { fr: 'Rien de ce qui compte n’a changé depuis.', en: 'Nothing that counts has changed since.' },
  questionChanged: {
    fr: 'La question a été reprise, la dernière fois le {date}.',
    en: 'The question was revised, last on {date}.',
  },
  terrainChanged: {
    fr: 'Le terrain a été repris, la dernière fois le {date}.',
    en: 'The terrain was revised, last on {date}.',
  },
  vocabularyChanged: {
    fr: 'Le vocabulaire des notions n’est plus le même : version {then} alors, {now} aujourd’hui.',
    en: 'The vocabulary of concepts is no longer the same: version {then} then, {now} today.',
  },
  othersChanged: {
    fr: 'Un mot compte selon sa rareté : il y avait {then} propositions ouvertes, il y en a {now}.',
    en: 'A word counts by how rare it is: there were {then} open proposals, there are {now}.',
  },
  act: { fr: 'Agir', en: 'Act' },
  script: { fr: 'Ces actions demandent JavaScript.', en: 'These actions need JavaScript.' },
} as const satisfies Words;

export const whyNotWords = {
  title: { fr: 'Pourquoi pas celui-ci ?', en: 'Why not this one?' },
  terrain: { fr: 'Adresse d’une question', en: 'Address of a question' },
  question: { fr: 'Adresse d’un terrain', en: 'Address of a terrain' },
  hint: {
    fr: 'Copiez l’adresse de sa page : vous verrez ce qui vous rapproche, ce qui manque et ce qui changerait.',
    en: 'Copy the address of its page: you will see what brings you together, what is missing and what would change it.',
  },
  see: { fr: 'Comparer', en: 'Compare' },
} as const satisfies Words;
