import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPglite } from '../../infra/db/open-pglite.ts';
import { chance } from '../kit/chance.ts';
import { endChildren, startChild } from './kit/child.ts';
import { startProcess } from './kit/process.ts';
import { openDead } from './kit/soundness.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

const STARTER = new URL('./kit/starter.ts', import.meta.url);

/*
 * Fault 9: twenty start at once on one data directory. One wins and the others are told who has it; whoever holds it and
 * lives, even frozen, keeps it; whoever died leaves it to exactly one of those who ask.
 */

const temporary: string[] = [];
afterEach(() => {
  endChildren();
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const SENTENCE = /est déjà utilisé par un autre Connecteur.*Stop it first/s;

const laid = async (): Promise<string> => {
  const place = mkdtempSync(join(tmpdir(), 'connecteur-starters-'));
  temporary.push(place);
  const dir = join(place, 'db');
  const database = await openPglite(dir);
  await database.exec('create table writers (n serial primary key, pid int not null)');
  await database.close();
  return dir;
};

type Starter = Readonly<{
  pid: number;
  signal: (name: NodeJS.Signals) => void;
  /** Resolves to what it says next. */
  says: () => Promise<string>;
  go: () => Promise<string>;
  /** How many rows it was told were kept. */
  wrote: () => number;
  ended: Promise<unknown>;
}>;

const starter = (dir: string, kind: string): Starter => {
  let heard: (line: string) => void = () => {};
  const { child, ended, lines } = startChild(STARTER, [dir, kind], { line: (said) => heard(said) });
  const says = () =>
    new Promise<string>((done) => {
      heard = done;
    });
  return {
    pid: child.pid ?? 0,
    signal: (name) => child.kill(name),
    says,
    go: () => {
      const answer = says();
      child.stdin.write('go\n');
      return answer;
    },
    wrote: () => lines.filter((line) => line === 'wrote').length,
    ended,
  };
};

/** This many processes, each ready to start. */
const gathered = async (dir: string, kind: string, n: number): Promise<Starter[]> => {
  const all = Array.from({ length: n }, () => starter(dir, kind));
  await Promise.all(all.map((one) => one.says()));
  return all;
};

/** All start at once: the winners, and what each of the others was told. */
const race = async (starters: readonly Starter[]) => {
  const answers = await Promise.all(starters.map((one) => one.go()));
  return {
    winners: starters.filter((_, i) => answers[i] === 'open'),
    others: starters.filter((_, i) => answers[i] !== 'open'),
    told: answers.filter((answer) => answer !== 'open'),
  };
};

/** The winner alone went in, and every other was told why not. */
const expectOneWinner = ({ winners, others, told }: Awaited<ReturnType<typeof race>>): Starter => {
  expect(winners).toHaveLength(1);
  expect(told).toHaveLength(others.length);
  for (const line of told) expect(line).toMatch(SENTENCE);
  return winners[0] as Starter;
};

/** A race, then rounds in which the holder freezes (nobody gets in), wakes and writes, dies, and is followed by one. */
const rounds = async (dir: string, deaths: number): Promise<Readonly<{ races: number; refused: number }>> => {
  const random = chance(seed);
  let raced = await race(await gathered(dir, 'locked', 20));
  let holder = expectOneWinner(raced);
  let [races, refused] = [1, raced.told.length];
  for (let death = 0; death < deaths; death += 1) {
    holder.signal('SIGSTOP');
    const tried = await race(raced.others);
    expect(tried.winners).toEqual([]);
    for (const line of tried.told) expect(line).toMatch(SENTENCE);
    holder.signal('SIGCONT');
    expect(await holder.says()).toBe('wrote');
    await new Promise((done) => setTimeout(done, random() * 200));
    holder.signal('SIGKILL');
    await holder.ended;
    raced = await race(raced.others);
    holder = expectOneWinner(raced);
    races += 2;
    refused += tried.told.length + raced.told.length;
  }
  expect(await holder.says()).toBe('wrote');
  return { races, refused };
};

/** How often the writer changed, against how many wrote: more means that two wrote at once. */
const written = async (dir: string) => {
  const opened = await openDead(dir);
  const rows = await opened.rows<{ pid: number }>('select pid from writers order by n');
  const turns = rows.filter(({ pid }, i) => pid !== rows[i - 1]?.pid).length;
  const { wrong } = await opened.unsound();
  await opened.close();
  return { rows: rows.length, writers: new Set(rows.map(({ pid }) => pid)).size, turns, wrong };
};

describe('twenty starters on one data directory', { timeout: patience(600_000) }, () => {
  const told = { races: 0, refused: 0, servers: 0 };

  it('let one in at a time, whether the holder runs, freezes or dies', async () => {
    const deaths = volume(1, 12);
    for (let again = 0; again < volume(1, 3); again += 1) {
      const dir = await laid();
      const { races, refused } = await rounds(dir, deaths);
      endChildren();
      const { writers, turns, wrong } = await written(dir);
      expect([turns, wrong]).toEqual([writers, []]);
      expect(writers).toBeGreaterThan(deaths);
      told.races += races;
      told.refused += refused;
    }
  });

  it('are servers, of which the one that is turned away ends with that sentence', async () => {
    const place = mkdtempSync(join(tmpdir(), 'connecteur-servers-'));
    temporary.push(place);
    const starts = Array.from({ length: volume(2, 20) }, () => startProcess({ env: { DATA_DIR: place } }));
    const ended = await Promise.allSettled(starts);
    const running = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    for (const one of running) await one.kill();
    expect(running).toHaveLength(1);
    for (const refusal of refusals) expect(refusal).toMatch(SENTENCE);
    told.servers = ended.length;
  });

  it('negative control: the engine as shipped lets several in at once', async () => {
    const dir = await laid();
    const { winners } = await race(await gathered(dir, 'stock', volume(2, 6)));
    const wrote = Promise.all(winners.map((one) => one.says()));
    await Promise.race([wrote, new Promise((done) => setTimeout(done, 5_000))]);
    await new Promise((done) => setTimeout(done, 500));
    endChildren();
    await Promise.all(winners.map(({ ended }) => ended));
    const after = await written(dir).catch((error: Error) => error.message.split('\n')[0]);
    const left = typeof after === 'object' ? `${after.rows} were left` : `none can be read (${after})`;
    const acknowledged = winners.reduce((n, one) => n + one.wrote(), 0);
    expect(winners.length).toBeGreaterThan(1);
    report({
      fault: 9,
      on: 'PGlite',
      volume: `${told.races} races of up to 20 starters, ${told.servers} servers at once`,
      seen: `one writer at a time, ${told.refused} refused with the sentence, no lock of a frozen process taken`,
      control: `PGlite as shipped: ${winners.length} of ${winners.length} in at once; of ${acknowledged} rows acknowledged ${left}`,
    });
  });
});
