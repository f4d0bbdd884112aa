import { html } from 'hono/html';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { day, hour } from './dates.ts';
import { entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  title: { fr: 'Coordination', en: 'Coordination' },
  lead: {
    fr: 'Ce qui demande une décision, puis les outils de la coordination.',
    en: 'What needs a decision, then the coordinators’ tools.',
  },
  approvals: { fr: 'Approbations', en: 'Approvals' },
  approvalsText: {
    fr: 'Partenariats dont toutes les clauses sont acceptées, le plus ancien d’abord.',
    en: 'Partnerships whose every clause is agreed, oldest first.',
  },
  silences: { fr: 'Silences', en: 'Silences' },
  silencesText: {
    fr: 'Échanges sans réponse à la date promise : à relancer ou à réorienter.',
    en: 'Exchanges without an answer by the promised date: to be chased or rerouted.',
  },
  balance: { fr: 'Équilibre', en: 'Balance' },
  balanceText: {
    fr: 'À qui vont suggestions, demandes et partenariats ; ce que coûterait une autre règle de partage.',
    en: 'Who gets suggestions, requests and partnerships; what another rule of sharing would cost.',
  },
  meetings: { fr: 'Séances et comptes rendus', en: 'Meetings and minutes' },
  meetingsText: {
    fr: 'Relire, publier, et reprendre pistes et terrains comme propositions.',
    en: 'Proofread, publish, and take up leads and terrains as proposals.',
  },
  importing: { fr: 'Importer un compte rendu', en: 'Import minutes' },
  importingText: {
    fr: 'Un document devient des séances, des pistes, des terrains et des ressources, après relecture.',
    en: 'A document becomes meetings, leads, terrains and resources, after proofreading.',
  },
  people: { fr: 'Personnes et rôles', en: 'People and roles' },
  peopleText: {
    fr: 'Inscrire quelqu’un qui n’a pas de compte, accorder le rôle de coordination.',
    en: 'Register someone without an account, grant the coordinator role.',
  },
  vocabulary: { fr: 'Compléter le vocabulaire', en: 'Add to the vocabulary' },
  vocabularyText: {
    fr: 'Proposer une façon de dire une notion, voir ce que cela change, adopter ou écarter.',
    en: 'Propose a way of saying a concept, see what it changes, adopt or drop it.',
  },
  operations: { fr: 'Exploitation', en: 'Operations' },
  operationsText: {
    fr: 'Ce qui n’a pas abouti : faits mis de côté, courriels, tâches, et de quoi les relancer.',
    en: 'What did not go through: facts put aside, mails, jobs, and how to try them again.',
  },
  mailsText: {
    fr: 'Courriels : {queued} en attente d’envoi, {held} retenus, {failed} non partis.',
    en: 'E-mails: {queued} waiting to be sent, {held} held, {failed} not sent.',
  },
  none: { fr: 'rien n’attend', en: 'nothing waits' },
  system: { fr: 'État du service', en: 'State of the service' },
  parked: {
    fr: '{n} faits mis de côté : l’administration peut les relancer.',
    en: '{n} facts put aside: administrators can try them again.',
  },
  well: { fr: 'Tout fonctionne.', en: 'Everything works.' },
  saved: { fr: 'Dernière sauvegarde : {day}, {hour}.', en: 'Last backup: {day}, {hour}.' },
  savedLate: {
    fr: 'Dernière sauvegarde : {day}, {hour}. Elle est trop ancienne : voir les journaux du serveur.',
    en: 'Last backup: {day}, {hour}. It is too old: see the server’s logs.',
  },
  notSaved: { fr: 'Aucune sauvegarde pour l’instant.', en: 'No backup yet.' },
} as const satisfies Words;

const toDecide = {
  one: { fr: '{n} à décider', en: '{n} to decide' },
  other: { fr: '{n} à décider', en: '{n} to decide' },
};

export type CoordinationView = Readonly<{
  approvals: number;
  mails: Readonly<{ queued: number; held: number; failed: number }>;
  parked: number;
  /** For administrators; null for whom it is no concern. */
  backup: Readonly<{ at: Date | null; isLate: boolean }> | null;
}>;

const savedLine = (language: Language, backup: CoordinationView['backup']): Html | '' => {
  if (!backup) return '';
  const { at, isLate } = backup;
  const sentence = isLate ? words.savedLate : words.saved;
  return html`<p>${at ? say(language, sentence, { day: day(language, at), hour: hour(language, at) }) : say(language, words.notSaved)}</p>`;
};

/** The coordinators' first page: decisions waiting, with how many, then their tools. */
export const coordinationPage = (frame: Frame, { approvals, mails, parked, backup }: CoordinationView): Html => {
  const { language } = frame;
  const waiting =
    approvals > 0 ? badge('attention', count(language, approvals, toDecide)) : badge('done', say(language, words.none));
  const tool = (href: string, title: keyof typeof words, text: keyof typeof words) => ({
    href,
    title: say(language, words[title]),
    summary: say(language, words[text]),
  });
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    wide: true,
    body: html`${pageHeading({ title: say(language, words.title), lead: say(language, words.lead) })}
    ${entryList([
      { ...tool('/coordination/approbations', 'approvals', 'approvalsText'), marks: [waiting] },
      tool('/coordination/silences', 'silences', 'silencesText'),
      tool('/coordination/equilibre', 'balance', 'balanceText'),
      tool('/coordination/import', 'importing', 'importingText'),
      tool('/seances', 'meetings', 'meetingsText'),
      tool('/coordination/personnes', 'people', 'peopleText'),
      tool('/coordination/vocabulaire', 'vocabulary', 'vocabularyText'),
      ...(backup ? [tool('/coordination/exploitation', 'operations', 'operationsText')] : []),
    ])}
    <h2>${say(language, words.system)}</h2>
    <p>${say(language, words.mailsText, mails)}</p>
    <p>${parked > 0 ? say(language, words.parked, { n: parked }) : say(language, words.well)}</p>
    ${savedLine(language, backup)}`,
  });
};
