import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { chance } from '../kit/chance.ts';
import type { Visit } from '../kit/visit.ts';
import { caughtUp, type Kept, keptIn } from './kit/kept.ts';
import { freePort, type Process, startProcess } from './kit/process.ts';
import { joined, lettersIn } from './kit/signed-in.ts';
import { openDead } from './kit/soundness.ts';
import { without } from './kit/without.ts';
import { titleOf, writersAt } from './kit/writers.ts';
import { report } from './report.ts';
import { isFull, patience, seed, volume } from './volume.ts';

/*
 * Fault 7: the server on the embedded database is killed outright, while four clients post or in the midst of its start, and
 * started again on the same directory. Every terrain it answered 201 for is there, as it was sent.
 */

const temporary: string[] = [];
const running = new Set<Process>();
afterEach(async () => {
  for (const one of running) await one.kill();
  running.clear();
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});

const place = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-killed-'));
  temporary.push(dir);
  return dir;
};

type Site = Readonly<{
  dataDir: string;
  start: () => Promise<Process>;
  killInStart: (afterMs: number) => Promise<boolean>;
}>;

const siteIn = async (dataDir: string, execArgv: readonly string[] = []): Promise<Site> => {
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  const start = async (started: (pid: number) => void = () => {}) => {
    const server = await startProcess({ env, execArgv, started });
    running.add(server);
    void server.exited.then(() => running.delete(server));
    return server;
  };
  return {
    dataDir,
    start,
    /** Whether the kill came before it listened. */
    killInStart: async (afterMs) => {
      let killed: Promise<void> = Promise.resolve();
      const kill = async (pid: number) => {
        await pause(afterMs);
        process.kill(pid, 'SIGKILL');
      };
      const server = await start((pid) => {
        killed = kill(pid);
      }).catch(() => undefined);
      await killed;
      await server?.exited;
      return server === undefined;
    },
  };
};

/** What the engine finds wrong in a copy of the directory as the kill left it: the server itself is to mend the original. */
const wrongAfterKill = async ({ dataDir }: Site): Promise<Readonly<{ indexes: number; wrong: readonly string[] }>> => {
  const copy = join(place(), 'db');
  cpSync(join(dataDir, 'db'), copy, { recursive: true });
  const opened = await openDead(copy);
  const found = await opened.unsound();
  await opened.close();
  rmSync(copy, { recursive: true });
  return found;
};

/** Posts until so many were answered and a moment more, then is killed; the numbers that were acknowledged. */
const killedWhilePosting = async (server: Process, ana: Visit, first: number, random: () => number) => {
  const writers = writersAt(ana, first, { repeat: false });
  const enough = Math.floor(random() * 25);
  while (writers.acknowledged.size < enough) await pause(5);
  await pause(random() * 60);
  await server.kill();
  await writers.stop();
  return { acknowledged: [...writers.acknowledged], next: first + writers.asked() };
};

type Posted = Kept['posted'];

/** The server writes a place by its official name. */
const territory = { level: 'departement', code: '22', label: "Côtes-d'Armor" };

const lostOf = (posted: Posted, acknowledged: readonly number[]): readonly number[] => {
  const kept = new Map(posted.map((content) => [content.title, content]));
  return acknowledged.filter((n) => {
    const sent = { ...terrainDraft, title: titleOf(n), territory };
    const said = kept.get(sent.title);
    return !said || !isDeepStrictEqual({ ...said, ...sent }, said);
  });
};

/** What the log holds though the rest may be gone. */
const postedIn = async (dataDir: string): Promise<Posted> => {
  const opened = await openDead(join(dataDir, 'db'));
  const rows = await opened
    .rows<{ content: Posted[number] }>(`select data->'content' as content from events where type = 'ProposalPosted'`)
    .catch(() => []);
  await opened.close();
  return rows.map(({ content }) => content);
};

const arrive = async (site: Site, server: Process): Promise<Visit> =>
  joined({ url: server.url, letters: lettersIn(site.dataDir) }, 'ana@sablieres.example');

/** A first start killed, Ana's arrival, then kill after kill, a third of them in the start that follows the last. */
const killAgainAndAgain = async (site: Site, kills: number) => {
  const random = chance(seed);
  const seen = { inStart: 0, indexes: 0, sent: 0, acknowledged: [] as number[], wrong: [] as string[] };
  if (await site.killInStart(300 + random() * 1_000)) seen.inStart += 1;
  const since = performance.now();
  let server: Process | undefined = await site.start();
  const startMs = performance.now() - since;
  const ana = await arrive(site, server);
  for (let kill = 2; kill <= kills; kill += 1) {
    if (server) {
      const life = await killedWhilePosting(server, ana, seen.sent + 1, random);
      seen.acknowledged.push(...life.acknowledged);
      seen.sent = life.next - 1;
    } else if (await site.killInStart(random() * startMs)) seen.inStart += 1;
    if (isFull || kill === kills) {
      const { wrong, indexes } = await wrongAfterKill(site);
      seen.wrong.push(...wrong);
      seen.indexes = indexes;
    }
    server = random() < 0.3 && kill < kills ? undefined : await site.start();
  }
  const last = server as Process;
  await caughtUp(last.url);
  await last.kill('SIGTERM');
  return seen;
};

describe('the server on the embedded database, killed', { timeout: patience(600_000) }, () => {
  const lines = { volume: '', seen: '' };

  it('loses nothing it acknowledged, and stays sound', async () => {
    const [site, kills] = [await siteIn(place()), volume(4, 40)];
    const { acknowledged, inStart, indexes, sent, wrong } = await killAgainAndAgain(site, kills);
    const kept = await keptIn(site.dataDir);
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(lostOf(kept.posted, acknowledged)).toEqual([]);
    expect([wrong, kept.logFaults, kept.unequal]).toEqual([[], [], []]);
    lines.volume = `${kills} kills, ${inStart} of them in its start, ${acknowledged.length} acknowledged of ${sent} sent, ${kept.facts} facts`;
    lines.seen = `0 lost, ${indexes} indexes sound, log gapless, ${kept.views} views equal to their rebuild`;
  });

  it('negative control: acknowledging before the log is written loses some', async () => {
    const early = await without({
      file: 'infra/db/durable-fs.ts',
      guard: "'-c', 'fsync=on'",
      instead: "'-c', 'synchronous_commit=off', '-c', 'fsync=on'",
    });
    const site = await siteIn(place(), early);
    const server = await site.start();
    const ana = await arrive(site, server);
    const { acknowledged } = await killedWhilePosting(server, ana, 1, () => 0.9);
    const lost = lostOf(await postedIn(site.dataDir), acknowledged);
    expect(lost.length).toBeGreaterThan(0);
    report({
      fault: 7,
      on: 'PGlite',
      ...lines,
      control: `answered before the log was written: ${lost.length} of ${acknowledged.length} acknowledged lost by one kill`,
    });
  });
});
