import { randomUUID } from 'node:crypto';
import { terrainDraft } from '../../board/drafts.ts';
import { json, type Visit } from '../../kit/visit.ts';

/** People who post terrains one after the other until they are told to stop. */
export type Writers = Readonly<{
  /** Numbers whose terrain was answered with 201; each stands in its title, see `titleOf`. */
  acknowledged: Set<number>;
  /** Numbers that were asked for at all. */
  asked: () => number;
  /** How often somebody asked again. */
  repeats: () => number;
  /** Statuses other than 201 that were seen; 0 where no answer came. */
  refused: Map<number, number>;
  /** Lets everybody finish the terrain they are at. */
  stop: () => Promise<void>;
}>;

type Manner = Readonly<{ many?: number; repeat?: boolean; pauseMs?: number }>;

export const titleOf = (n: number): string => `Guichet numéro ${n} en zone rurale`;

/** `repeat`: a request that fails is sent again under the same Idempotency-Key until it is answered; as clients should. */
export const writersAt = (visit: Visit, first: number, manner: Manner = {}): Writers => {
  const { many = 4, repeat = true, pauseMs = 0 } = manner;
  const acknowledged = new Set<number>();
  const refused = new Map<number, number>();
  let [next, repeats, stopping] = [first, 0, false];

  const send = async (n: number, key: string): Promise<boolean> => {
    const body = { ...terrainDraft, title: titleOf(n) };
    const request = { ...json('POST', body, { 'idempotency-key': key }), signal: AbortSignal.timeout(30_000) };
    const status = await visit('/api/terrains', request).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    if (status === 201) acknowledged.add(n);
    else refused.set(status, (refused.get(status) ?? 0) + 1);
    return status === 201;
  };
  const write = async (n: number) => {
    const key = randomUUID();
    for (let done = await send(n, key); repeat && !done; done = await send(n, key)) {
      repeats += 1;
      await pause(50);
    }
  };
  const work = Promise.all(
    Array.from({ length: many }, async () => {
      while (!stopping) {
        const n = next;
        next += 1;
        await write(n);
        await pause(pauseMs);
      }
    }),
  );
  return {
    acknowledged,
    asked: () => next - first,
    repeats: () => repeats,
    refused,
    stop: async () => {
      stopping = true;
      await work;
    },
  };
};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
