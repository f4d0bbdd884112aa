import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { chance } from '../kit/chance.ts';
import { json } from '../kit/visit.ts';
import { enginesOrJust, type Served, serveOn } from './kit/on-engine.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

/* 3. Idempotent commands: a command sent again after a cut connection, up to five times, has its effect once. */

const COMMANDS = volume(30, 1000);
const LANES = 8;
const MOST_SENDS = 5;
/** Longer than a post takes on a quiet machine: cuts come before, while and after it is carried out. */
const CUT_WITHIN_MS = 30;

describe.each(enginesOrJust('PGlite'))(
  'commands sent again over cut connections on %s',
  { timeout: patience(90_000) },
  (engine) => {
    let served: Served;
    const lines = { volume: '', seen: '', control: '' };

    beforeAll(async () => {
      served = await serveOn(engine);
    });
    afterAll(async () => {
      await served.close();
      if (lines.seen && lines.control) report({ fault: 3, on: engine, ...lines });
    });

    /** Cut while the body is on its way, or some milliseconds after it went. */
    const cutSend = async (request: RequestInit, dice: () => number): Promise<void> => {
      const cutter = new AbortController();
      const body = String(request.body);
      const halfway = new ReadableStream<Uint8Array>({
        pull: async (stream) => {
          stream.enqueue(new TextEncoder().encode(body.slice(0, body.length / 2)));
          await pause(dice() * CUT_WITHIN_MS);
          cutter.abort();
          stream.error(new Error('cut'));
        },
      });
      const isHalf = dice() < 0.2;
      const sent = served.ana('/api/terrains', {
        ...request,
        signal: cutter.signal,
        ...(isHalf && ({ body: halfway, duplex: 'half' } as object)),
      });
      if (!isHalf) setTimeout(() => cutter.abort(), dice() * CUT_WITHIN_MS);
      // Answered before it could be cut, or cut: both are what happens to people.
      await sent.then((answer) => answer.text()).catch(() => {});
    };

    /** Sends every command one to five times, all but the last over a connection that is cut. Answers what the last was told. */
    const sendAll = async (name: string, headers: (nth: number) => object) => {
      const told = new Map<string, string>();
      let sends = 0;
      let next = 0;
      const lane = async (from: number) => {
        const dice = chance(seed + from);
        for (let nth = next++; nth < COMMANDS; nth = next++) {
          const title = `${name} numéro ${nth}`;
          const request = json('POST', { ...terrainDraft, title }, headers(nth));
          const cuts = Math.floor(dice() * MOST_SENDS);
          for (let cut = 0; cut < cuts; cut += 1) await cutSend(request, dice);
          sends += cuts + 1;
          const answer = await served.ana('/api/terrains', request);
          expect(answer.status).toBe(201);
          told.set(title, ((await answer.json()) as { id: string }).id);
        }
      };
      await Promise.all(Array.from({ length: LANES }, (_, from) => lane(from)));
      return { told, sends };
    };

    /** Ana's terrains of this name, as pairs of title and id; what was cut last may still be under way, and is waited for. */
    const effects = async (name: string): Promise<(readonly [string, string])[]> => {
      for (let before = -1; ; ) {
        const cards: { title: string; id: string }[] = [];
        for (let next: string | null = ''; next !== null; ) {
          const answer = await served.ana(`/api/me/proposals${next && `?after=${next}`}`);
          const page = (await answer.json()) as { items: typeof cards; next: string | null };
          cards.push(...page.items);
          next = page.next;
        }
        const done = cards.map((card) => [card.title, card.id] as const).filter(([title]) => title.startsWith(name));
        if (done.length === before) return done;
        before = done.length;
        await pause(500);
      }
    };

    it('carries each out once, and tells every sender the same', async () => {
      const { told, sends } = await sendAll('Bibliothèque', (nth) => ({ 'idempotency-key': `once-${nth}` }));
      const done = await effects('Bibliothèque');
      expect(done).toHaveLength(COMMANDS);
      expect(new Map(done)).toEqual(told);
      lines.volume = `${COMMANDS} commands, ${sends} sends`;
      lines.seen = `${done.length} effects`;
    });

    it('would carry some out again without their key (negative control)', async () => {
      await sendAll('Médiathèque', () => ({}));
      const done = await effects('Médiathèque');
      lines.control = `no Idempotency-Key: ${done.length} effects`;
      expect(done.length).toBeGreaterThan(COMMANDS);
    });
  },
);
