import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsOver } from '../../infra/auth/accounts.ts';
import { systemClock } from '../../infra/clock.ts';
import { compose, type House } from '../../infra/compose.ts';
import { migrate } from '../../infra/db/migrate.ts';
import { openPostgres, type PostgresDatabase } from '../../infra/db/open-postgres.ts';
import { checkpoints, parked } from '../../infra/db/precious.ts';
import { vaultOver } from '../../infra/event-store/vault.ts';
import { officialPlaces } from '../../infra/places.ts';
import { personalDataOver } from '../../infra/privacy/personal-data.ts';
import { bringViewsUp, rebuild } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import { matchableTable } from '../../services/matching/proposal/matchable.view.ts';
import { peopleOver } from '../../services/members/members.service.ts';
import { chance } from '../kit/chance.ts';
import { engines, freshPostgresUrl } from '../kit/database.ts';
import { contents } from '../kit/view-contents.ts';
import { posted, revised } from './kit/much-posted.ts';
import { type Process, startProcess } from './kit/process.ts';
import { without } from './kit/without.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

/* 4. Projections exactly once: two processes follow one log, each killed again and again, while four writers go on. */

const KILLS = volume(2, 40);
const RUNNERS = 2;
const WRITERS = 4;
const [LIVES_MS, WRITES_EVERY_MS] = [600, 15];
const views = allServices.flatMap((service) => service.views);
const followed = views.filter(({ when }) => when === 'async');

describe.skipIf(engines.length < 2)('views under kills', { timeout: patience(180_000) }, () => {
  let fresh: Awaited<ReturnType<typeof freshPostgresUrl>>;
  let database: PostgresDatabase;
  let house: House;
  const lines = { volume: '', seen: '', control: '' };

  beforeAll(async () => {
    fresh = await freshPostgresUrl();
    database = await openPostgres(fresh.url);
    await migrate(database);
    const accounts = accountsOver(database.db, systemClock);
    house = compose(allServices, {
      database,
      clock: systemClock,
      accounts,
      outbox: { put: async () => {} },
      jobs: { add: async () => {} },
      people: peopleOver(database.db, vaultOver(database.db), accounts),
      personalData: personalDataOver(database, systemClock),
      places: officialPlaces(),
      publicUrl: 'http://localhost',
    });
    await bringViewsUp(database, house.log, views);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
    if (lines.seen && lines.control) report({ fault: 4, on: 'PostgreSQL', ...lines });
  });

  const start = (execArgv: readonly string[] = []) =>
    startProcess({ env: { DATABASE_URL: fresh.url, ROLES: 'followers', LOG_LEVEL: 'error' }, execArgv });

  /** One who posts a terrain and revises it some times, then another, until told to stop. */
  const write = async (writer: string, isOver: () => boolean) => {
    const dice = chance(seed + writer.length);
    for (let nth = 0; !isOver(); nth += 1) {
      const proposal = `${writer}-${nth}`;
      const times = Math.floor(dice() * 20);
      for (let version = 0; version <= times; version += 1) {
        const fact = version === 0 ? posted(proposal) : revised(version);
        await house.store.append(`proposal-${proposal}`, version, [fact], { by: 'p-ana' });
        await pause(dice() * WRITES_EVERY_MS);
      }
    }
  };

  /** Two runners, each killed a little while after it came up, `kills` times in all, while writers write. Leaves them running. */
  const killing = async (kills: number, name: string, execArgv: readonly string[] = []): Promise<Process[]> => {
    const dice = chance(seed);
    let [over, killed] = [false, 0];
    const writing = Array.from({ length: WRITERS }, (_, writer) => write(`${name}${writer}`, () => over));
    const runner = async (): Promise<Process> => {
      let process = await start(execArgv);
      while (killed < kills) {
        killed += 1;
        await pause(dice() * LIVES_MS);
        await process.kill();
        process = await start(execArgv);
      }
      return process;
    };
    const running = await Promise.all(Array.from({ length: RUNNERS }, runner));
    over = true;
    await Promise.all(writing);
    return running;
  };

  /** Waits until every follower stands at the end of the log, and ends the runners. Answers where that is. */
  const caughtUpAfter = async (following: Promise<Process[]>): Promise<number> => {
    const running = await following;
    for (;;) {
      const head = await house.log.head(database.db);
      const at = new Map((await database.db.select().from(checkpoints)).map((row) => [row.follower, row.position]));
      if (house.followers.every(({ name }) => at.get(name) === head)) {
        await Promise.all(running.map((process) => process.kill()));
        return head;
      }
      await pause(100);
    }
  };

  /** What matching should hold, folded from the log alone: each fact about a proposal gives it the next number. */
  const folded = async (): Promise<Map<string, string>> => {
    const held = new Map<string, string>();
    const head = await house.log.head(database.db);
    const facts = await house.log.page(database.db, { after: 0, upTo: head });
    for (const [i, { stream, data }] of facts.entries())
      held.set(stream.slice('proposal-'.length), `${i + 1} ${(data as { content: { title: string } }).content.title}`);
    return held;
  };
  const held = async (): Promise<Map<string, string>> => {
    const rows = await database.db.select().from(matchableTable);
    return new Map(rows.map(({ proposal, change, content }) => [proposal, `${change} ${content.title}`]));
  };
  const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

  it('hold what the log says, each fact once', async () => {
    const head = await caughtUpAfter(killing(KILLS, 'a'));
    expect(await database.db.select().from(parked)).toEqual([]);
    expect(sorted(await held())).toEqual(sorted(await folded()));
    for (const view of views) {
      const before = await contents(database, view);
      await rebuild(database, house.log, view);
      expect(await contents(database, view), view.name).toEqual(before);
    }
    lines.volume = `${KILLS} kills of ${RUNNERS} runners, ${head} facts`;
    lines.seen = `${views.length} views (${followed.length} followed) equal to fold and rebuild`;
  });

  it('would count some twice if a checkpoint moved whoever moved it before (negative control)', async () => {
    const unguarded = await without({
      file: 'infra/runner/follower.ts',
      guard: 'and(eq(checkpoints.follower, follower), eq(checkpoints.position, from))',
      instead: 'eq(checkpoints.follower, follower)',
    });
    await caughtUpAfter(killing(0, 'b', unguarded));
    const [ought, is] = [await folded(), await held()];
    const wrong = [...ought].filter(([proposal, what]) => is.get(proposal) !== what).length;
    const aside = await database.db.$count(parked);
    lines.control = `checkpoint unguarded: ${wrong} rows wrong, ${aside} facts put aside`;
    expect(wrong + aside).toBeGreaterThan(0);
  });
});
