import { html } from 'hono/html';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { figure, moment } from './dates.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { failedJobs, failedMails, followersTable, parkedFacts } from './operations-tables.ts';
import type { OperationsView } from './operations-view.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  desk: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Exploitation', en: 'Operations' },
  lead: {
    fr: 'Ce que le service fait en ce moment, ce qui n’a pas abouti, et de quoi le relancer.',
    en: 'What the service is doing, what did not go through, and how to try it again.',
  },
  again: { fr: 'C’est relancé.', en: 'It is under way again.' },
  through: { fr: 'C’est passé.', en: 'It went through.' },
  removed: { fr: 'C’est retiré.', en: 'It is taken away.' },
  stuck: {
    fr: 'Cela échoue encore : la raison ci-dessous est celle du dernier essai.',
    en: 'It still fails: the reason below is that of the last try.',
  },
  gone: {
    fr: 'Il n’y avait plus rien à faire : quelqu’un est passé avant vous.',
    en: 'Nothing was left to do: somebody came before you.',
  },
  unknown: {
    fr: 'Aucun lecteur de ce nom ne tourne dans cette version : ses faits mis de côté ne servent plus à personne.',
    en: 'No reader of this name runs in this release: the facts it put aside are of no use to anybody any more.',
  },
  away: {
    fr: 'La file des tâches ne répond pas : ni les tâches ni les courriels n’avancent.',
    en: 'The job queue does not answer: neither jobs nor mails move on.',
  },
  parked: { fr: 'Faits mis de côté', en: 'Facts put aside' },
  parkedLead: {
    fr: 'Un lecteur du journal n’a pas su traiter ces faits. Chacun retient la suite de son fil, et rien d’autre ; un nouvel essai a lieu chaque minute.',
    en: 'A reader of the log could not digest these facts. Each holds up what follows it in its stream, and nothing else; they are tried again every minute.',
  },
  mails: { fr: 'Courriels non partis', en: 'Mails that did not leave' },
  jobs: { fr: 'Tâches', en: 'Jobs' },
  followers: { fr: 'Lecteurs du journal', en: 'Readers of the log' },
  matching: { fr: 'Rapprochements', en: 'Matching' },
  ready: { fr: 'Terrains et questions prêts à être rapprochés', en: 'Terrains and questions ready to be matched' },
  unasked: {
    fr: 'aucun encore : ils seront lus à la première demande',
    en: 'none yet: they are read when a match is first asked for',
  },
  taking: { fr: 'Lecture des textes', en: 'Reading the texts' },
  anew: { fr: 'Relecture avec le vocabulaire changé', en: 'Reading again with the changed vocabulary' },
  share: { fr: '{read} sur {of}', en: '{read} of {of}' },
  backup: { fr: 'Sauvegarde', en: 'Backup' },
  last: { fr: 'Dernière sauvegarde', en: 'Last backup' },
  late: { fr: '{when} : trop ancienne, voir les journaux du serveur', en: '{when}: too old, see the server’s logs' },
  never: { fr: 'aucune pour l’instant', en: 'none yet' },
  off: { fr: 'aucune n’est prévue (BACKUP_EVERY_HOURS vaut 0)', en: 'none is planned (BACKUP_EVERY_HOURS is 0)' },
  queued: { fr: 'À envoyer', en: 'To be sent' },
  held: { fr: 'Retenus', en: 'Held' },
  failed: { fr: 'Échoués', en: 'Failed' },
  failedJobs: { fr: 'Échouées', en: 'Failed' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  active: { fr: 'En cours', en: 'Running' },
  delayed: { fr: 'Pour plus tard', en: 'For later' },
  oldest: { fr: 'La plus ancienne attend depuis', en: 'The oldest has waited for' },
  oldestMail: { fr: 'Le plus ancien attend depuis', en: 'The oldest has waited for' },
} as const satisfies Words;

/** What may have come of a button of this page, as its address tells it. */
export const outcomes = ['again', 'through', 'removed', 'stuck', 'gone', 'unknown'] as const;
export type OperationOutcome = (typeof outcomes)[number];

/** For those who run the service: what did not go through and its buttons first, then how far everything is. */
export const operationsPage = (frame: Frame, view: OperationsView, outcome?: OperationOutcome): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.desk) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    ${outcome ? notice(language, outcome) : ''}
    <h2>${say(language, words.parked)}</h2>
    ${view.parked.length > 0 ? html`<p>${say(language, words.parkedLead)}</p>` : ''}
    ${parkedFacts(language, view.parked)}
    <h2>${say(language, words.mails)}</h2>
    ${mailFigures(language, view)}
    ${failedMails(language, view.failedMails)}
    <h2>${say(language, words.jobs)}</h2>
    ${jobs(language, view)}
    <h2>${say(language, words.followers)}</h2>
    ${followersTable(language, view.followers)}
    <h2>${say(language, words.matching)}</h2>
    ${matching(language, view.matching)}
    <h2>${say(language, words.backup)}</h2>
    ${definitionList([{ term: say(language, words.last), value: saved(language, view.backup) }])}`,
  });
};

const notice = (language: Language, outcome: OperationOutcome): Html => {
  const isFaulty = outcome === 'stuck' || outcome === 'unknown';
  return html`<div class="notice${isFaulty ? ' notice--attention' : ''}" role="status">
    <p>${say(language, words[outcome])}</p>
  </div>`;
};

const jobs = (language: Language, { depth, failedJobs: failed }: OperationsView): Html => {
  if (!depth) return html`<div class="notice notice--attention"><p>${say(language, words.away)}</p></div>`;
  const { oldestMs, ...states } = depth;
  return html`${definitionList([
    ...(['waiting', 'active', 'delayed', 'failed'] as const).map((state) => ({
      term: say(language, state === 'failed' ? words.failedJobs : words[state]),
      value: figure(language, states[state]),
    })),
    ...(oldestMs > 0 ? [{ term: say(language, words.oldest), value: lasting(language, oldestMs) }] : []),
  ])}
  ${failedJobs(language, failed)}`;
};

const mailFigures = (language: Language, { mails: { oldestMs, ...states } }: OperationsView): Html =>
  definitionList([
    ...(['queued', 'held', 'failed'] as const).map((state) => ({
      term: say(language, words[state]),
      value: figure(language, states[state]),
    })),
    ...(oldestMs > 0 ? [{ term: say(language, words.oldestMail), value: lasting(language, oldestMs) }] : []),
  ]);

/** What serves meanwhile goes on serving: only how far the reading is needs telling, and only while it lasts. */
const matching = (language: Language, index: OperationsView['matching']): Html => {
  if (!index) return definitionList([{ term: say(language, words.ready), value: say(language, words.unasked) }]);
  const { held, read, of, isAnew } = index;
  const share = { read: figure(language, read), of: figure(language, of) };
  return definitionList([
    { term: say(language, words.ready), value: figure(language, held) },
    ...(isAnew || read < of
      ? [{ term: say(language, isAnew ? words.anew : words.taking), value: say(language, words.share, share) }]
      : []),
  ]);
};

const saved = (language: Language, { at, isLate, everyHours }: OperationsView['backup']): string => {
  if (!at) return say(language, everyHours > 0 ? words.never : words.off);
  const when = moment(language, at);
  return isLate ? say(language, words.late, { when }) : when;
};

/** In the largest unit that says something: `45 s`, `12 min`, `3 h`, `2 jours`. */
const lasting = (language: Language, ms: number): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds}\u00a0s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)}\u00a0min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)}\u00a0h`;
  return `${Math.round(seconds / 86_400)}\u00a0${language === 'fr' ? 'jours' : 'days'}`;
};
