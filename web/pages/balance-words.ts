import type { Balance, PolicyOutcome } from '../../shared/contracts/balance.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';

export const words = {
  coordination: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Équilibre', en: 'Balance' },
  lead: {
    fr: 'À qui vont les suggestions, les demandes et les partenariats, et ce que coûterait une autre règle de partage.',
    en: 'Who gets suggestions, requests and partnerships, and what another rule of sharing would cost.',
  },
  download: { fr: 'Télécharger ces chiffres (CSV)', en: 'Download these figures (CSV)' },
  kinds: { fr: 'Par type de territoire', en: 'By kind of territory' },
  kind: { fr: 'Territoire', en: 'Territory' },
  departements: { fr: 'Par département', en: 'By département' },
  departement: { fr: 'Département', en: 'Département' },
  nowhere: { fr: 'Hors d’un seul département', en: 'In no single département' },
  terrains: { fr: 'Terrains', en: 'Terrains' },
  suggestions: { fr: 'Suggestions', en: 'Suggestions' },
  interests: { fr: 'Demandes', en: 'Requests' },
  partnerships: { fr: 'Partenariats', en: 'Partnerships' },
  counted: {
    fr: 'Tous les terrains publiés, ouverts ou non. Une suggestion compte une fois par terrain et question rapprochés ; une demande est un échange engagé à propos du terrain.',
    en: 'All published terrains, open or not. A suggestion counts once for each terrain and question matched; a request is an exchange begun about the terrain.',
  },
  least: { fr: 'Terrains ouverts les moins demandés', en: 'Open terrains asked least' },
  most: { fr: 'Terrains ouverts les plus demandés', en: 'Open terrains asked most' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  none: { fr: 'Aucun pour l’instant.', en: 'None yet.' },
  policies: { fr: 'Ce que coûterait une autre règle', en: 'What another rule would cost' },
  policiesLead: {
    fr: 'La même tournée de suggestions, refaite à blanc sur les {n} premières questions ouvertes avec trois règles. Rien n’est envoyé.',
    en: 'The same round of suggestions, rehearsed on the first {n} open questions with three rules. Nothing is sent.',
  },
  policy: { fr: 'Règle', en: 'Rule' },
  off: { fr: 'Sans plafond', en: 'No cap' },
  current: { fr: 'En vigueur : deux fois la part égale', en: 'In force: twice the even share' },
  strict: { fr: 'Plus stricte : la part égale', en: 'Stricter: the even share' },
  points: { fr: 'Proximité des trois meilleures (sur 1 000)', en: 'Nearness of the three best (of 1,000)' },
  givenUp: { fr: 'Pertinence cédée', en: 'Relevance given up' },
  seenMost: { fr: 'Le plus suggéré', en: 'Most suggested' },
  unseen: { fr: 'Suggérés à personne', en: 'Suggested to nobody' },
  times: { fr: '{n} fois', en: '{n} times' },
  free: {
    fr: 'La règle en vigueur ne coûte rien en pertinence aujourd’hui.',
    en: 'The rule in force costs no relevance today.',
  },
  costs: {
    fr: 'La règle en vigueur cède {kept} de la pertinence des trois meilleures suggestions ; une règle plus stricte en céderait {strict}.',
    en: 'The rule in force gives up {kept} of the relevance of the three best suggestions; a stricter one would give up {strict}.',
  },
  strictCosts: {
    fr: 'Une règle plus stricte céderait {strict} de la pertinence des trois meilleures suggestions.',
    en: 'A stricter rule would give up {strict} of the relevance of the three best suggestions.',
  },
  strictFree: {
    fr: 'Une règle plus stricte ne coûterait rien non plus.',
    en: 'A stricter rule would cost nothing either.',
  },
  nothing: {
    fr: 'Aucune question ouverte n’a encore de suggestion : il n’y a rien à comparer.',
    en: 'No open question has a suggestion yet: there is nothing to compare.',
  },
} as const satisfies Words;

const formats = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
};
export const percent = (language: Language, part: number): string => formats[language].format(part);

/** What the table of rules says, in a sentence or two. */
export const policySummary = (language: Language, { policies }: Pick<Balance, 'policies'>): string => {
  const of = (policy: PolicyOutcome['policy']) => policies.find((outcome) => outcome.policy === policy);
  const [off, kept, strict] = [of('off'), of('current')?.givenUp ?? 0, of('strict')?.givenUp ?? 0];
  if (!off || off.points === 0) return say(language, words.nothing);
  const said = { kept: percent(language, kept), strict: percent(language, strict) };
  const sentence = (one: Sentence) => say(language, one, said);
  if (isSome(kept)) return sentence(words.costs);
  return `${sentence(words.free)} ${sentence(isSome(strict) ? words.strictCosts : words.strictFree)}`;
};

/** Less than this is written as nothing. */
const isSome = (part: number): boolean => part >= 0.0005;
