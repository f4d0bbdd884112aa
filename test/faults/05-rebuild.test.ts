import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { checkpoints, outbox } from '../../infra/db/precious.ts';
import { tableName } from '../../infra/db/view-tables.ts';
import { addressOf } from '../../infra/demo/people.ts';
import { applyFacts } from '../../infra/desk/desk.ts';
import { rebuild } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import type { View } from '../../services/kit/view.ts';
import { terrainDraft } from '../board/drafts.ts';
import { chance } from '../kit/chance.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';
import { json, type Visit } from '../kit/visit.ts';
import { type LiveServer, openLiveServer } from '../laws/live-server.ts';
import { postMuch, REVISED, revisedTitle } from './kit/much-posted.ts';
import { enginesOrJust } from './kit/on-engine.ts';
import { lettersAt, signIn } from './kit/signed-in.ts';
import { report } from './report.ts';
import { patience, seed, volume } from './volume.ts';

/* 5. Rebuild under load: people read and post while every view is made anew; none reads less than before, and no mail leaves. */

const TERRAINS = volume(300, 10_000);
const READERS = volume(2, 3);
const [READ_EVERY_MS, POST_EVERY_MS] = [10, 20];
const views = allServices.flatMap((service) => service.views);

const isLess = (now: Record<string, number>, before: Record<string, number>) =>
  Object.entries(before).some(([name, size]) => (now[name] ?? 0) < size);

describe.each(enginesOrJust('PostgreSQL'))(
  'views made anew under load on %s',
  { timeout: patience(300_000) },
  (engine) => {
    let [server, sink, hugo] = [{} as LiveServer, {} as SmtpSink, {} as Visit];
    let database: Database;
    let much: string[];
    const lines = { volume: '', seen: '', control: '' };

    beforeAll(async () => {
      sink = await smtpSink();
      server = await openLiveServer(engine, { SMTP_URL: sink.url });
      database = server.running.opened.outside.database;
      hugo = await signIn({ url: server.url, letters: lettersAt(sink) }, addressOf('coordination'));
      await server.settle();
      much = await postMuch(database, TERRAINS);
      const { log } = server.running.house;
      // Reactors have long had these facts; the views that hold proposals are yet to be made.
      await database.db.update(checkpoints).set({ position: await log.head(database.db) });
      for (const view of views) if (view.subscribes.has('ProposalPosted')) await rebuild(database, log, view);
      await server.settle();
    }, patience(300_000));
    afterAll(async () => {
      await server.close();
      await sink.close();
      if (lines.seen && lines.control) report({ fault: 5, on: engine, ...lines });
    });

    /** How many rows each view table holds, seen in one statement. */
    const sizes = async (): Promise<Record<string, number>> => {
      const names = views.flatMap((view) => view.tables.map(tableName));
      const counts = sql.raw(names.map((name) => `(select count(*)::int from "${name}") as "${name}"`).join(', '));
      const result = (await database.db.execute(sql`select ${counts}`)) as unknown as {
        rows: Record<string, number>[];
      };
      return result.rows[0] ?? {};
    };

    /** A list, a page and every table, as they are at this moment. */
    const look = async (id: string) => {
      const [list, page] = [await hugo('/api/terrains'), await hugo(`/api/proposals/${id}`)];
      const { total = 0 } = (await list.json()) as { total?: number };
      const { version, content } = (await page.json()) as { version?: number; content?: { title: string } };
      const isWhole = version === REVISED + 1 && content?.title === revisedTitle(REVISED);
      return { isAnswered: list.ok && page.ok, isWhole, sizes: { ...(await sizes()), listed: total } };
    };

    /** Reads until told to stop; each reading must hold at least what the one before held, and whole things only. */
    const read = async (isOver: () => boolean, from: number) => {
      const found = { reads: 0, fewer: 0, mixed: 0, failed: 0 };
      const dice = chance(seed + from);
      let before: Record<string, number> = { ...(await sizes()), listed: TERRAINS };
      while (!isOver()) {
        const seen = await look(much[Math.floor(dice() * much.length)] ?? '');
        found.failed += Number(!seen.isAnswered);
        found.mixed += Number(!seen.isWhole);
        found.fewer += Number(isLess(seen.sizes, before));
        before = seen.sizes;
        found.reads += 3;
        await pause(READ_EVERY_MS);
      }
      return found;
    };

    const post = async (isOver: () => boolean): Promise<number> => {
      let posts = 0;
      for (; !isOver(); posts += 1) {
        const answer = await hugo(
          '/api/terrains',
          json('POST', { ...terrainDraft, title: `Un terrain de plus, ${posts}` }),
        );
        expect(answer.status).toBe(201);
        await pause(POST_EVERY_MS);
      }
      return posts;
    };

    /** The work, with people reading beside it, and posting when told. */
    const beside = async (work: () => Promise<unknown>, writers: number) => {
      let over = false;
      const reading = Promise.all(Array.from({ length: READERS }, (_, from) => read(() => over, from)));
      const posting = Promise.all(Array.from({ length: writers }, () => post(() => over)));
      await work().finally(() => {
        over = true;
      });
      const posts = (await posting).reduce((sum, n) => sum + n, 0);
      const each = await reading;
      const sum = (what: 'reads' | 'fewer' | 'mixed' | 'failed') => each.reduce((all, found) => all + found[what], 0);
      return { reads: sum('reads'), posts, found: { fewer: sum('fewer'), mixed: sum('mixed'), failed: sum('failed') } };
    };

    it('reads never empty or mixed, and sends no mail', async () => {
      const mails = sink.mails.length;
      const asked = await database.db.$count(outbox);
      expect(mails, 'the demonstration wrote to people, so the sink would see more').toBeGreaterThan(0);
      const head = await server.running.house.log.head(database.db);
      const { reads, posts, found } = await beside(async () => {
        for (const view of views) await rebuild(database, server.running.house.log, view);
      }, 1);
      expect(found).toEqual({ fewer: 0, mixed: 0, failed: 0 });
      await server.settle();
      expect((await hugo('/api/terrains').then((list) => list.json())).total).toBeGreaterThanOrEqual(TERRAINS + posts);
      expect(await database.db.$count(outbox)).toBe(asked);
      expect(sink.mails.length).toBe(mails);
      lines.volume = `${head} facts, ${views.length} views, ${reads} reads, ${posts} posts`;
      lines.seen = '0 empty, 0 mixed, 0 failed, 0 mails';
    });

    /** What a rebuild would be without a second set of tables: emptied, then filled again. */
    const rebuildInPlace = async (view: View): Promise<void> => {
      const { log } = server.running.house;
      for (const name of view.tables.map(tableName)) await database.exec(`delete from "${name}"`);
      const head = await log.head(database.db);
      for (let after = 0; after < head; after += 500) {
        const facts = await log.page(database.db, { after, upTo: Math.min(after + 500, head), types: view.subscribes });
        await database.transaction(async (tx) => {
          await applyFacts(tx, [view], facts);
        });
      }
    };

    it('would read empty or mixed if done in place, and write to people if reactors took part (negative control)', async () => {
      await server.settle();
      const board = views.find(({ name }) => name === 'board_proposal');
      const { reads, found } = await beside(() => rebuildInPlace(board as View), 0);
      const mails = sink.mails.length;
      await database.db.delete(outbox);
      await database.db.update(checkpoints).set({ position: 0 }).where(sql`follower like 'notices-%'`);
      await server.settle();
      const sent = sink.mails.length - mails;
      lines.control = `in place: ${found.fewer + found.mixed} of ${reads} reads wrong; with reactors: ${sent} mails`;
      expect(found.fewer).toBeGreaterThan(0);
      expect(found.mixed).toBeGreaterThan(0);
      expect(sent).toBeGreaterThan(0);
    });
  },
);
