import { and, count, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { type OperationOutcome, operationsPage, outcomes } from '../../web/pages/operations-page.ts';
import { parked } from '../db/precious.ts';
import type { JobDesk } from '../jobs/job-desk.ts';
import { type Follower, retryParked } from '../runner/follower.ts';
import { type OperationsSources, readOperations } from './operations.ts';
import { type PageKit, page } from './page-kit.ts';

export type OperationsSpec = OperationsSources &
  Readonly<{
    /** Told of what somebody did here: who, and to what. */
    tell: (what: string, details: Readonly<Record<string, string | number>>) => void;
  }>;

const PATH = '/coordination/exploitation';
const access = ['administrator'] as const;

/** For those who run the service. Its buttons are forms that post, so that they work without script. */
export const operationsPages = (kit: PageKit, spec: OperationsSpec): Hono<Ambient> => {
  const { house } = kit;
  /** Does what was posted, tells the log by whom, and comes back to the page with what came of it. */
  const acting = (what: string, act: (field: (name: string) => string) => Promise<OperationOutcome>) =>
    page(kit, access, async ({ c, who }) => {
      const posted = await formOf(c);
      const outcome = await act((name) => posted[name] ?? '');
      spec.tell(what, { ...posted, by: who.person, request: c.get('requestId'), outcome });
      return c.redirect(`${PATH}?suite=${outcome}`, 303);
    });
  return new Hono<Ambient>()
    .get(
      PATH,
      page(kit, access, async ({ c, frame }) =>
        operationsPage(
          frame,
          await readOperations(house, spec),
          outcomes.find((one) => one === c.req.query('suite')),
        ),
      ),
    )
    .post(
      `${PATH}/faits`,
      acting('facts put aside were tried again', (field) => {
        const follower = house.followers.find(({ name }) => name === field('follower'));
        return follower ? retried(kit, spec, follower, field('stream')) : Promise.resolve('unknown');
      }),
    )
    .post(
      `${PATH}/courriels`,
      acting('a mail was let go again', async (field) =>
        (await spec.mails.release(field('mail'))) ? 'again' : 'gone',
      ),
    )
    .post(
      `${PATH}/taches`,
      acting('a failed job was acted upon', (field) => onJob(spec.jobs, field('job'), field('act'))),
    );
};

const retried = async (
  { house }: PageKit,
  { database }: OperationsSpec,
  follower: Follower,
  stream: string,
): Promise<OperationOutcome> => {
  const { log, deps } = house;
  const through = await retryParked({ database, log, now: deps.clock.now }, follower, stream);
  const [left] = await database.db
    .select({ n: count() })
    .from(parked)
    .where(and(eq(parked.follower, follower.name), eq(parked.stream, stream)));
  if (left && left.n > 0) return 'stuck';
  return through > 0 ? 'through' : 'gone';
};

const onJob = async (jobs: JobDesk, id: string, act: string): Promise<OperationOutcome> => {
  if (id === '') return 'gone';
  if (act === 'retry') return (await jobs.retry(id)) ? 'again' : 'gone';
  return act === 'remove' && (await jobs.remove(id)) ? 'removed' : 'gone';
};

/** The fields we know, as text; what is not a form holds none. */
const formOf = async (c: Context): Promise<Readonly<Record<string, string>>> => {
  const posted = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  return Object.fromEntries(
    ['follower', 'stream', 'mail', 'job', 'act']
      .map((name) => [name, posted[name]] as const)
      .filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
};
