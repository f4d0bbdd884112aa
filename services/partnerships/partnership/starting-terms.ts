import type { Terms } from '../../../shared/contracts/partnership.ts';
import { offers } from '../../../shared/contracts/proposal-choices.ts';
import type { QuestionContent, TerrainContent } from '../../../shared/contracts/proposal-content.ts';
import { type Language, say, type Words } from '../../../shared/kernel/words.ts';

const words = {
  objectBoth: {
    fr: 'Étudier la question « {question} » à partir du terrain « {terrain} ».\n\nÀ préciser : ce qui est étudié, et ce qui ne l’est pas.',
    en: 'Study the question “{question}” from the terrain “{terrain}”.\n\nTo be made precise: what is studied, and what is not.',
  },
  objectTerrain: {
    fr: 'Mener une étude sur le terrain « {terrain} ».\n\nÀ préciser : la question étudiée, et ce qui ne l’est pas.',
    en: 'Carry out a study on the terrain “{terrain}”.\n\nTo be made precise: the question studied, and what is left out.',
  },
  objectQuestion: {
    fr: 'Étudier la question « {question} ».\n\nÀ préciser : le terrain ouvert, et ce qui est étudié.',
    en: 'Study the question “{question}”.\n\nTo be made precise: the terrain that is opened, and what is studied.',
  },
  dataOffered: { fr: 'Le terrain ouvre : {offers}.', en: 'The terrain opens: {offers}.' },
  dataSheet: { fr: 'Données concernées : {what}.', en: 'Data concerned: {what}.' },
  dataAccess: { fr: 'Conditions d’accès : {access}.', en: 'Conditions of access: {access}.' },
  dataCare: {
    fr: 'Les données personnelles sont recueillies avec l’accord des personnes, pseudonymisées, gardées le temps de l’étude, puis détruites ou remises au terrain.',
    en: 'Personal data are collected with people’s consent, pseudonymised, kept for the time of the study, then destroyed or handed to the terrain.',
  },
  publication: {
    fr: 'Les résultats peuvent être publiés. Le terrain relit avant publication et signale, sous un mois, ce qui ne peut pas être rendu public. Les personnes qui ont contribué sont signataires ou remerciées, avec leur accord.',
    en: 'Results may be published. The terrain reads before publication and says, within a month, what cannot be made public. People who contributed are authors or thanked, with their consent.',
  },
  calendarBoth: { fr: 'Du {from} au {until}.', en: 'From {from} to {until}.' },
  calendarFrom: { fr: 'À partir du {from}. Fin : à convenir.', en: 'From {from}. End: to be agreed.' },
  calendarUntil: { fr: 'Début : à convenir. Jusqu’au {until}.', en: 'Start: to be agreed. Until {until}.' },
  calendarNone: { fr: 'Début et fin : à convenir.', en: 'Start and end: to be agreed.' },
  calendarSteps: { fr: 'Un point d’étape tous les trois mois.', en: 'A progress meeting every three months.' },
  roles: {
    fr: 'Côté recherche{lab} : conduire l’étude et en rendre compte.\nCôté terrain{body} : ouvrir les accès, mettre en relation, relire.\n\nÀ préciser : qui est l’interlocuteur de chaque côté.',
    en: 'Research side{lab}: carry out the study and report on it.\nTerrain side{body}: open access, make introductions, read drafts.\n\nTo be made precise: who is the contact on each side.',
  },
  expected: { fr: 'Le terrain attend : {expects}', en: 'The terrain expects: {expects}' },
  restitution: {
    fr: 'Une présentation orale est faite aux personnes qui ont participé, suivie d’un texte court remis au terrain.\n\nÀ préciser : la date, et pour qui.',
    en: 'An oral presentation is made to the people who took part, followed by a short text given to the terrain.\n\nTo be made precise: the date, and for whom.',
  },
  exit: {
    fr: 'Chaque côté peut mettre fin au partenariat par écrit, en donnant la raison, avec un mois de préavis. Ce qui a déjà été promis au terrain reste dû, sauf s’il y renonce.',
    en: 'Each side may end the partnership in writing, giving the reason, with one month’s notice. What was already promised to the terrain remains due, unless it waives it.',
  },
} as const satisfies Words;

export type About = Readonly<{ terrain: TerrainContent | null; question: QuestionContent | null }>;

/** A first wording of every clause, from what was posted, so that people correct rather than face blank boxes. */
export const startingTerms = (language: Language, { terrain, question }: About): Terms => ({
  object: object(language, terrain, question),
  data: data(language, terrain),
  publication: say(language, words.publication),
  calendar: `${calendar(language, terrain, question)}\n${say(language, words.calendarSteps)}`,
  roles: say(language, words.roles, {
    lab: inBrackets(question?.organisation),
    body: inBrackets(terrain?.organisation),
  }),
  restitution: [
    ...(terrain?.expects ? [say(language, words.expected, { expects: terrain.expects })] : []),
    say(language, words.restitution),
  ].join('\n\n'),
  exit: say(language, words.exit),
});

const object = (language: Language, terrain: About['terrain'], question: About['question']): string => {
  const titles = { terrain: terrain?.title ?? '', question: question?.title ?? '' };
  if (terrain && question) return say(language, words.objectBoth, titles);
  return say(language, terrain ? words.objectTerrain : words.objectQuestion, titles);
};

const data = (language: Language, terrain: About['terrain']): string => {
  const offered = offers.filter(({ id }) => terrain?.offers.includes(id)).map(({ label }) => lower(label[language]));
  const sheet = terrain?.dataSheet;
  return [
    ...(offered.length ? [say(language, words.dataOffered, { offers: offered.join(', ') })] : []),
    ...(sheet?.what ? [say(language, words.dataSheet, { what: unstopped(sheet.what) })] : []),
    ...(sheet?.access ? [say(language, words.dataAccess, { access: unstopped(sheet.access) })] : []),
    say(language, words.dataCare),
  ].join('\n');
};

/** The days both have in common: the later start, the earlier end. */
const calendar = (language: Language, ...about: (TerrainContent | QuestionContent | null)[]): string => {
  const from = about
    .flatMap((content) => content?.from ?? [])
    .sort()
    .at(-1);
  const until = about.flatMap((content) => content?.until ?? []).sort()[0];
  const days = { from: from ? day(language, from) : '', until: until ? day(language, until) : '' };
  if (from && until && from <= until) return say(language, words.calendarBoth, days);
  if (from && until) return say(language, words.calendarNone);
  if (from) return say(language, words.calendarFrom, days);
  return say(language, until ? words.calendarUntil : words.calendarNone, days);
};

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** `1er octobre 2026`, `1 October 2026`. */
const day = (language: Language, iso: string): string => {
  const date = new Date(`${iso}T00:00:00Z`);
  const text = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
};

const inBrackets = (name: string | undefined): string => (name ? ` (${name})` : '');
const lower = (label: string): string => label.charAt(0).toLocaleLowerCase() + label.slice(1);
const unstopped = (text: string): string => text.replace(/[\s.]+$/u, '');
