import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chance } from '../kit/chance.ts';
import { json, type Visit } from '../kit/visit.ts';
import { madeProposal } from './made-proposals.ts';
import { joined } from './member.ts';
import type { Site } from './site.ts';

/*
 * Milliseconds from sending a command to reading its proposal in the public list, commands being sent at a fixed pace. One
 * stranger reads the list again and again. Many may be posted between two readings, so that the first page no longer shows
 * some of them: then the pages after it are turned. Sent and read by a process of its own, so that this takes nothing from
 * the core that answers.
 */

const PATIENCE_MS = 30_000;
const READ_EVERY_MS = 5;

export type Visible = Readonly<{ commands: number; perSecond: number; p50: number; p99: number; max: number }>;

type Order = Readonly<{ url: string; mailDir: string; perSecond: number; commands: number }>;

/** Throws when a command is refused, or cannot be seen half a minute after its answer. */
export const commandToVisible = async (
  { url, mailDir }: Pick<Site, 'url' | 'mailDir'>,
  perSecond: number,
  commands: number,
): Promise<Visible> => {
  const child = fork(fileURLToPath(import.meta.url), ['order'], { execArgv: process.execArgv });
  child.send({ url, mailDir, perSecond, commands } satisfies Order);
  const told = await new Promise<Visible | { error: string }>((done) => {
    child.once('message', done);
    child.once('exit', (code) => done({ error: `the asking process ended (${code})` }));
  });
  child.kill();
  if ('error' in told) throw new Error(told.error);
  return told;
};

const carryOut = async ({ url, mailDir, perSecond, commands }: Order): Promise<Visible> => {
  const visit = await joined(url, mailDir);
  const random = chance(7);
  const list = watched(url);
  const began = performance.now();
  const times = await Promise.all(
    Array.from({ length: commands }, async (_, i) => {
      const made = draw(random);
      await pause((i * 1000) / perSecond - (performance.now() - began));
      const sent = performance.now();
      const seen = list.shows(await post(visit, made));
      return (await seen) - sent;
    }),
  ).finally(list.stop);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { commands, perSecond, p50: at(0.5), p99: at(0.99), max: at(1) };
};

const pause = (ms: number) => new Promise((due) => setTimeout(due, ms));

const post = async (visit: Visit, made: object): Promise<string> => {
  const answer = await visit('/api/terrains', json('POST', made));
  if (answer.status !== 201) throw new Error(`a command was refused: ${answer.status}`);
  return ((await answer.json()) as { id: string }).id;
};

type Waiting = { since: number; seen: (at: number) => void; fail: (error: Error) => void };

/** The instant at which each awaited proposal was read in the list. */
const watched = (url: string) => {
  const waiting = new Map<string, Waiting>();
  let isOver = false;
  const look = async (): Promise<void> => {
    // What is answered while pages are turned is looked for on the first page of the next look.
    const due = new Set(waiting.keys());
    let after: string | null = '';
    while (after !== null && due.size > 0) {
      const page = await pageOf(url, after);
      for (const { id } of page.items) {
        waiting.get(id)?.seen(performance.now());
        waiting.delete(id);
        due.delete(id);
      }
      after = page.next;
    }
    for (const [id, { since, fail }] of waiting)
      if (performance.now() - since > PATIENCE_MS) fail(new Error(`never seen in the list: ${id}`));
  };
  const looking = (async () => {
    while (!isOver) {
      await look();
      await pause(READ_EVERY_MS);
    }
  })();
  looking.catch((error: Error) => {
    for (const { fail } of waiting.values()) fail(error);
  });
  return {
    shows: (id: string) =>
      new Promise<number>((seen, fail) => waiting.set(id, { since: performance.now(), seen, fail })),
    stop: () => {
      isOver = true;
    },
  };
};

type Page = Readonly<{ items: readonly { id: string }[]; next: string | null }>;

const pageOf = async (url: string, after: string): Promise<Page> => {
  const address = `${url}/api/terrains${after && `?after=${encodeURIComponent(after)}`}`;
  // A connection left idle may be closed as it is used again: then it is asked once more.
  const answer = await fetch(address).catch(() => fetch(address));
  if (!answer.ok) throw new Error(`the list was refused: ${answer.status}`);
  return (await answer.json()) as Page;
};

const draw = (random: () => number): object => {
  for (;;) {
    const { data } = madeProposal(random, '', '');
    if (data.kind === 'terrain') return data.content;
  }
};

if (process.argv[2] === 'order' && process.argv[1] === fileURLToPath(import.meta.url))
  process.once('message', (order) =>
    carryOut(order as Order).then(
      (told) => process.send?.(told),
      (error: Error) => process.send?.({ error: error.message }),
    ),
  );
