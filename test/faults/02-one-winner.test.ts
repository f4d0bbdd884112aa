import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terrainDraft } from '../board/drafts.ts';
import { json } from '../kit/visit.ts';
import { enginesOrJust, type Served, serveOn } from './kit/on-engine.ts';
import { report } from './report.ts';
import { patience, volume } from './volume.ts';

/* 2. Optimistic concurrency over HTTP: of sixteen who revise the same thing at once, one wins and the others are told. */

const CLIENTS = 16;
const ROUNDS = volume(5, 200);
/** The control's writers fight three times each: some rounds are enough. */
const CONTROL_ROUNDS = volume(5, 25);

type Answer = Readonly<{ status: number; title: string; client: number }>;

describe.each(enginesOrJust('PostgreSQL'))(
  'sixteen clients at one terrain on %s',
  { timeout: patience(60_000) },
  (engine) => {
    let served: Served;
    const lines = { seen: '', control: '' };

    beforeAll(async () => {
      served = await serveOn(engine);
    });
    afterAll(async () => {
      await served.close();
      if (lines.seen && lines.control)
        report({ fault: 2, on: engine, volume: `${CLIENTS} clients × ${ROUNDS} rounds`, ...lines });
    });

    const posted = async (): Promise<string> => {
      const answer = await served.ana('/api/terrains', json('POST', terrainDraft));
      return ((await answer.json()) as { id: string }).id;
    };
    const read = async (id: string) => {
      const answer = await served.ana(`/api/proposals/${id}`);
      const page = (await answer.json()) as { content: { title: string }; version: number };
      return { etag: answer.headers.get('etag') ?? '', title: page.content.title, version: page.version };
    };

    /** All read the same version; then all revise it at once. */
    const round = async (id: string, nth: number, headers: (etag: string) => object): Promise<Answer[]> => {
      const { etag } = await read(id);
      return Promise.all(
        Array.from({ length: CLIENTS }, async (_, client) => {
          const draft = { ...terrainDraft, title: titleOf(nth, client) };
          const answer = await served.ana(`/api/terrains/${id}`, json('PUT', draft, headers(etag)));
          const { title = '' } = (await answer.json()) as { title?: string };
          return { status: answer.status, title, client };
        }),
      );
    };
    const titleOf = (nth: number, client: number) => `Guichet ${nth} vu par ${client}`;

    it('lets one win each round, and tells the others what to do', async () => {
      const id = await posted();
      const { version } = await read(id);
      let refused = 0;
      for (let nth = 1; nth <= ROUNDS; nth += 1) {
        const answers = await round(id, nth, (etag) => ({ 'if-match': etag }));
        const [winner, ...others] = answers.filter(({ status }) => status === 200);
        expect(others).toEqual([]);
        for (const { status, title } of answers.filter((answer) => answer !== winner)) {
          expect([409, 412]).toContain(status);
          expect(title).toMatch(/[a-zé].*\./);
          refused += 1;
        }
        expect(await read(id)).toMatchObject({ title: titleOf(nth, winner?.client ?? -1), version: version + nth });
      }
      lines.seen = `${ROUNDS} winners, ${refused} told 409 or 412, 0 × 5xx`;
    });

    it('would let them write over each other without If-Match (negative control)', async () => {
      const id = await posted();
      let overwritten = 0;
      for (let nth = 1; nth <= CONTROL_ROUNDS; nth += 1) {
        const answers = await round(id, nth, () => ({}));
        overwritten += answers.filter(({ status }) => status === 200).length - 1;
        // Who comes too late three times is told so: even unasked, nothing breaks.
        for (const { status } of answers) expect([200, 409, 412]).toContain(status);
      }
      lines.control = `no If-Match: ${overwritten} of ${CLIENTS * CONTROL_ROUNDS} written over unseen`;
      expect(overwritten).toBeGreaterThan(0);
    });
  },
);
