import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { type Cuttable, cuttable } from '../kit/cuttable.ts';
import { engines } from '../kit/database.ts';
import { type Cluster, startCluster } from '../kit/postgres-cluster.ts';
import { json, type Visit } from '../kit/visit.ts';
import { type Process, startProcess } from './kit/process.ts';
import { joined, lettersIn } from './kit/signed-in.ts';
import { titleOf, type Writers, writersAt } from './kit/writers.ts';
import { report } from './report.ts';
import { patience, volume } from './volume.ts';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const CUT_EVERY_MS = 200;
/** "Within some ten seconds": what a person waits for a sentence when PostgreSQL says nothing at all. */
const SENTENCE_MS = 12_000;
const QUIET_MS = 5_000;

describe.runIf(engines.length > 1)('the server while its PostgreSQL is away', { timeout: patience(90_000) }, () => {
  let home: string;
  let cluster: Cluster;
  let way: Cuttable;
  let server: Process;
  let ana: Visit;
  let direct: pg.Pool;
  /** A pool as anybody would open it, for what becomes of those who take no care. */
  let careless: pg.Pool;
  let numbers = 0;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'away-'));
    cluster = await startCluster(home);
    way = await cuttable(cluster.url);
    direct = new pg.Pool({ connectionString: cluster.url, max: 2 });
    careless = new pg.Pool({ connectionString: way.url, max: 4 });
    for (const pool of [direct, careless]) {
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
    }
    // A statement that is slow because the machine is busy is no trouble, and would be told among what is listened for here.
    server = await startProcess({ env: { DATABASE_URL: way.url, SLOW_QUERY_MS: '0' } });
    ana = await joined({ url: server.url, letters: lettersIn(server.dataDir) }, 'ana@example.org');
    await direct.query('create table careless (n int)');
  }, 60_000);
  afterAll(async () => {
    await way.mend();
    await server.kill();
    await Promise.all([direct.end(), careless.end()]);
    await way.cut();
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  });

  const writing = (repeat = true): Writers => {
    numbers += 100_000;
    return writersAt(ana, numbers, { repeat });
  };
  /** How often each number stands in the log. */
  const stored = async (): Promise<Map<string, number>> => {
    const { rows } = await direct.query<{ title: string; n: string }>(
      `select data->'content'->>'title' as title, count(*) as n from events where type = 'ProposalPosted' group by 1`,
    );
    return new Map(rows.map(({ title, n }) => [title, Number(n)]));
  };
  const missing = async (wanted: Iterable<number>): Promise<number[]> => {
    const there = await stored();
    return [...wanted].filter((n) => !there.has(titleOf(n)));
  };
  const asked = (writers: Writers) => Array.from({ length: writers.asked() }, (_, i) => numbers + i);
  const status = (path: string) =>
    fetch(server.url + path).then(
      (answer) => answer.status,
      () => 0,
    );

  /** Everything answers within five seconds, and from then on nobody meets or logs an error. */
  const quiet = async (): Promise<number> => {
    const since = Date.now();
    await expect.poll(() => status('/readyz'), { timeout: QUIET_MS, interval: 50 }).toBe(200);
    const after = Date.now() - since;
    await pause(volume(500, 2_500));
    const said = server.output().length;
    const calm = writing(false);
    for (let n = 0; n < 20; n += 1) expect(await status('/terrains')).toBe(200);
    await calm.stop();
    expect(calm.refused.size).toBe(0);
    expect(server.output().slice(said)).toBe('');
    return after;
  };

  it('loses nothing acknowledged while every connection is cut every 200 ms', async () => {
    const answered = new Set<number>();
    let cuts = 0;
    const cutting = setInterval(() => {
      cuts += way.snip() > 0 ? 1 : 0;
    }, CUT_EVERY_MS);
    onTestFinished(() => clearInterval(cutting));
    const during = async (ms: number) => {
      for (const end = Date.now() + ms; Date.now() < end; await pause(5)) {
        const n = answered.size;
        answered.add(n);
        careless.query('insert into careless values ($1)', [n]).catch(() => {});
      }
    };
    const impatient = writing(false);
    await during(volume(1_500, 10_000));
    await impatient.stop();
    const skipped = (await missing(asked(impatient))).length;
    const writers = writing();
    await during(volume(3_000, 60_000));
    // Where a post takes longer than the time between two cuts, what is still being asked gets through only now.
    clearInterval(cutting);
    await writers.stop();
    const calm = await quiet();

    expect(await missing(writers.acknowledged)).toEqual([]);
    expect(writers.acknowledged.size).toBe(writers.asked());
    expect([...(await stored()).values()].filter((n) => n > 1)).toEqual([]);
    expect(cuts).toBeGreaterThan(10);
    expect(writers.repeats()).toBeGreaterThan(0);
    // Negative controls: who answers before it is stored loses some, and so does who does not ask again.
    const { rows } = await direct.query<{ n: number }>('select n from careless');
    const lost = answered.size - new Set(rows.map(({ n }) => n)).size;
    expect(lost).toBeGreaterThan(0);
    expect(skipped).toBeGreaterThan(0);
    report({
      fault: 16,
      on: 'connections cut every 200 ms',
      volume: `${cuts} cuts, ${writers.asked()} writes, ${writers.repeats()} repeated`,
      seen: `0 acknowledged lost, 0 twice; quiet after ${(calm / 1000).toFixed(1)} s`,
      control: `answering before it is stored lost ${lost} of ${answered.size}; without repeating, ${skipped} of ${impatient.asked()} never arrived`,
    });
  });

  it('says so within some ten seconds when PostgreSQL freezes, and works on when it thaws', async () => {
    const waits: number[] = [];
    let hung = 0;
    for (let round = 0; round < volume(1, 3); round += 1) {
      await Promise.all(Array.from({ length: 6 }, () => status('/terrains')));
      await careless.query('select 1');
      way.freeze();
      const plain = careless.query('select 1').then(
        () => 0,
        () => 0,
      );
      const told = async (path: string, init: RequestInit = {}) => {
        const since = Date.now();
        const answer = await ana(path, { ...init, signal: AbortSignal.timeout(SENTENCE_MS) });
        const text = await answer.text();
        waits.push(Date.now() - since);
        return [answer.status, /database-away|revient dans un instant/.test(text)] as const;
      };
      const key = `frozen-${round}`;
      const post = json('POST', { ...terrainDraft, title: `Gel ${round} en zone rurale` }, { 'idempotency-key': key });
      const answers = await Promise.all([
        told('/terrains', { headers: { accept: 'text/html' } }),
        told('/api/terrains'),
        told('/mon-espace', { headers: { accept: 'text/html' } }),
        told('/api/terrains', post),
        pause(2_500).then(() => told('/terrains', { headers: { accept: 'text/html' } })),
      ]);
      expect(answers).toEqual(answers.map(() => [503, true]));
      hung += await Promise.race([plain, pause(volume(1_000, 10_000)).then(() => 1)]);
      expect(await status('/healthz')).toBe(200);
      expect(await status('/readyz')).toBe(503);
      await way.mend();
      await quiet();
      const again = await ana('/api/terrains', post);
      expect(again.status).toBe(201);
      expect((await stored()).get(`Gel ${round} en zone rurale`)).toBe(1);
      await plain;
    }
    expect(hung).toBe(volume(1, 3));
    report({
      fault: 16,
      on: 'PostgreSQL frozen',
      volume: `${volume(1, 3)} freezes, ${waits.length} requests`,
      seen: `every request told with 503 after at most ${(Math.max(...waits) / 1000).toFixed(1)} s; quiet within 5 s of the thaw, 0 twice`,
      control: `a pool without a pulse still hung ${volume(1, 10)} s after that`,
    });
  });

  it('serves again by itself when PostgreSQL was stopped, in order or not, and started again', async () => {
    const writers = writing();
    const calms: number[] = [];
    for (let round = 0; round < volume(1, 3); round += 1) {
      await pause(500);
      await cluster.stop(round % 2 === 0 ? 'SIGQUIT' : 'SIGINT');
      await expect.poll(() => status('/terrains')).toBe(503);
      await pause(volume(500, 5_000));
      await cluster.start();
      const since = Date.now();
      await expect.poll(() => status('/readyz'), { timeout: QUIET_MS, interval: 50 }).toBe(200);
      calms.push(Date.now() - since);
    }
    await pause(500);
    await writers.stop();
    expect(await missing(writers.acknowledged)).toEqual([]);
    expect(writers.acknowledged.size).toBe(writers.asked());
    expect([...(await stored()).values()].filter((n) => n > 1)).toEqual([]);
    await quiet();
    // Negative control: the same while it is away, without asking again.
    await cluster.stop('SIGQUIT');
    const impatient = writing(false);
    await pause(300);
    await impatient.stop();
    await cluster.start();
    const skipped = (await missing(asked(impatient))).length;
    expect(skipped).toBeGreaterThan(0);
    report({
      fault: 16,
      on: 'PostgreSQL stopped and started',
      volume: `${calms.length} stops, ${writers.asked()} writes, ${writers.repeats()} repeated`,
      seen: `0 acknowledged lost, 0 twice; ready again after at most ${(Math.max(...calms) / 1000).toFixed(1)} s`,
      control: `without repeating, ${skipped} of ${impatient.asked()} never arrived`,
    });
  });
});
