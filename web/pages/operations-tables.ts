import { html } from 'hono/html';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { figure, machineDate, moment } from './dates.ts';
import type { Html } from './frame.ts';
import type { JobEntry, MailEntry, OperationsView, ParkedEntry } from './operations-view.ts';

const PATH = '/coordination/exploitation';

const words = {
  follower: { fr: 'Lecteur', en: 'Reader' },
  position: { fr: 'Position', en: 'Position' },
  lag: { fr: 'Retard', en: 'Lag' },
  type: { fr: 'Fait', en: 'Fact' },
  stream: { fr: 'Fil', en: 'Stream' },
  since: { fr: 'Depuis', en: 'Since' },
  reason: { fr: 'Raison', en: 'Reason' },
  act: { fr: 'Agir', en: 'Act' },
  template: { fr: 'Courriel', en: 'Mail' },
  attempts: { fr: 'Essais', en: 'Attempts' },
  job: { fr: 'Tâche', en: 'Job' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  sendAgain: { fr: 'Renvoyer', en: 'Send again' },
  remove: { fr: 'Retirer', en: 'Take away' },
  waits: { fr: 'attend le précédent de son fil', en: 'waits for the one before it' },
  noAddress: { fr: 'adresse effacée : un lien se redemande', en: 'address erased: a link is asked for again' },
  upToDate: { fr: 'à jour', en: 'up to date' },
  parkedNone: { fr: 'Aucun fait n’est de côté.', en: 'No fact is put aside.' },
  mailsNone: { fr: 'Aucun courriel n’a échoué.', en: 'No mail has failed.' },
  jobsNone: { fr: 'Aucune tâche n’a échoué.', en: 'No job has failed.' },
  parked: { fr: 'Faits mis de côté', en: 'Facts put aside' },
  mails: { fr: 'Courriels non partis', en: 'Mails that did not leave' },
  jobs: { fr: 'Tâches échouées', en: 'Failed jobs' },
  followers: { fr: 'Lecteurs du journal', en: 'Readers of the log' },
} as const satisfies Words;
type Word = keyof typeof words;

type Table = Readonly<{ label: Word; heads: readonly Word[]; rows: readonly Html[] }>;

const table = (language: Language, { label, heads, rows }: Table): Html => html`<div class="table-scroll" tabindex="0"
  role="region" aria-label="${say(language, words[label])}">
  <table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(language, words[head])}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>
</div>`;

/** A button that posts these fields to one of the page's addresses; `what` tells it from its like, for who hears them. */
const button = (
  [label, what]: readonly [string, string],
  to: string,
  fields: Readonly<Record<string, string>>,
): Html => html`<form method="post" action="${PATH}/${to}">
  ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
  <button class="button--quiet" aria-label="${label} ${what}">${label}</button>
</form>`;

const time = (language: Language, at: Date | null): Html | '' =>
  at ? html`<time datetime="${machineDate(at)}">${moment(language, at)}</time>` : '';

/** Facts put aside, with a button on the first of each stream. */
export const parkedFacts = (language: Language, parked: readonly ParkedEntry[]): Html =>
  parked.length === 0
    ? html`<p>${say(language, words.parkedNone)}</p>`
    : table(language, {
        label: 'parked',
        heads: ['type', 'act', 'reason', 'position', 'follower', 'since', 'stream'],
        rows: parked.map(
          ({ follower, position, stream, type, at, reason, isFirst }) => html`<tr>
            <th scope="row"><code>${type}</code></th>
            <td>${isFirst ? button([say(language, words.retry), `${follower} ${position}`], 'faits', { follower, stream }) : ''}</td>
            <td>${isFirst ? html`<code>${reason}</code>` : html`<span class="quiet">${say(language, words.waits)}</span>`}</td>
            <td>${position}</td>
            <td><code>${follower}</code></td>
            <td>${time(language, at)}</td>
            <td><code>${stream}</code></td>
          </tr>`,
        ),
      });

/** Mails refused for good, by their number; addresses are not shown. */
export const failedMails = (language: Language, mails: readonly MailEntry[]): Html =>
  mails.length === 0
    ? html`<p>${say(language, words.mailsNone)}</p>`
    : table(language, {
        label: 'mails',
        heads: ['template', 'act', 'reason', 'attempts', 'since'],
        rows: mails.map(
          ({ id, template, attempts, reason, at, canLeave }) => html`<tr>
            <th scope="row"><code>${template}</code><br /><span class="quiet">${id}</span></th>
            <td>${
              canLeave
                ? button([say(language, words.sendAgain), id], 'courriels', { mail: id })
                : html`<span class="quiet">${say(language, words.noAddress)}</span>`
            }</td>
            <td>${reason}</td>
            <td>${attempts}</td>
            <td>${time(language, at)}</td>
          </tr>`,
        ),
      });

/** Jobs that failed for good, the latest first. */
export const failedJobs = (language: Language, jobs: readonly JobEntry[]): Html =>
  jobs.length === 0
    ? html`<p>${say(language, words.jobsNone)}</p>`
    : table(language, {
        label: 'jobs',
        heads: ['job', 'act', 'reason', 'attempts', 'since'],
        rows: jobs.map(
          ({ id, name, attempts, reason, at }) => html`<tr>
            <th scope="row"><code>${name}</code><br /><span class="quiet">${id}</span></th>
            <td>${button([say(language, words.retry), `${name} ${id}`], 'taches', { job: id, act: 'retry' })}
              ${button([say(language, words.remove), `${name} ${id}`], 'taches', { job: id, act: 'remove' })}</td>
            <td><code>${reason}</code></td>
            <td>${attempts}</td>
            <td>${time(language, at)}</td>
          </tr>`,
        ),
      });

/** Who reads the log, and how far each has come. */
export const followersTable = (language: Language, followers: OperationsView['followers']): Html =>
  table(language, {
    label: 'followers',
    heads: ['follower', 'position', 'lag'],
    rows: followers.map(
      ({ name, position, lag }) => html`<tr>
        <th scope="row"><code>${name}</code></th>
        <td>${position}</td>
        <td>${lag > 0 ? badge('pending', figure(language, lag)) : badge('done', say(language, words.upToDate))}</td>
      </tr>`,
    ),
  });
