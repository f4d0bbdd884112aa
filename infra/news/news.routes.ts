import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type Ambient, admit, askedOf, described, Problem, type Visitor } from '../../services/kit/http.ts';
import { News, NewsAsked } from '../../shared/contracts/news.ts';
import type { Identify } from '../http/ambient.ts';
import type { Bookmarks, Reached } from './bookmarks.ts';
import { type Letterbox, letterbox } from './letterbox.ts';
import type { NewsDesk, Told } from './news-desk.ts';
import { NEWS_PATH } from './news-path.ts';

/** Often enough that no proxy takes the line for dead, in milliseconds. */
const BEAT_MS = 20_000;
/** A stream ends by itself, so that a process can be emptied; give or take a fifth, so that not all come back at once. */
const LASTS_MS = 5 * 60_000;
const LIMITS = { person: 8, all: 2_000 };

export type NewsRoutesSpec = Readonly<{
  desk: NewsDesk;
  bookmarks: Bookmarks;
  identify: Identify;
  /** How many things wait for a person. */
  waiting: (person: string) => Promise<number>;
  /** Told how many streams are open. */
  onCount?: (open: number) => void;
  beatMs?: number;
  lastsMs?: number;
  /** Streams open at once on this process, for one person and for all. */
  limits?: Readonly<{ person: number; all: number }>;
}>;

export type NewsRoutes = Readonly<{ routes: Hono<Ambient>; close: () => Promise<void> }>;

type Line = Readonly<{ person: string; page: string; from: Reached; isStill: () => Promise<boolean>; box: Letterbox }>;

const summary =
  'What is new for the person who asks, as server-sent events from `Last-Event-ID` on: which kinds of things changed, and whether the page shown did';

/** The stream of what is new for the person who asks, for as long as they are signed in; `close` ends every stream. */
export const newsRoutes = (spec: NewsRoutesSpec): NewsRoutes => {
  const { desk, bookmarks, identify, waiting } = spec;
  const { limits = LIMITS, beatMs = BEAT_MS, lastsMs = LASTS_MS, onCount = () => {} } = spec;
  const streams = new Map<Letterbox, string>();
  let closing = false;

  const enter = (person: string): Letterbox => {
    const theirs = [...streams.values()].filter((one) => one === person).length;
    if (theirs >= limits.person || streams.size >= limits.all) throw new Problem(429, 'news-open-often');
    const box = letterbox();
    if (closing) box.shut();
    streams.set(box, person);
    onCount(streams.size);
    return box;
  };
  const leave = (box: Letterbox): void => {
    streams.delete(box);
    onCount(streams.size);
  };

  const write = async (sse: SSEStreamingApi, person: string, at: Reached, told?: Told): Promise<void> => {
    const id = bookmarks.seal(person, at);
    // An id alone is no message: it moves the bookmark, and shows that the line is alive.
    if (!told) return void (await sse.write(`id: ${id}\n\n`));
    const data: News = { kinds: [...told.kinds], here: told.here, waiting: await waiting(person) };
    await sse.writeSSE({ id, data: JSON.stringify(data) });
  };

  const tellAll = async (sse: SSEStreamingApi, { person, from, isStill, box }: Line): Promise<void> => {
    const until = performance.now() + lastsMs * (0.8 + Math.random() * 0.4);
    let at = from;
    await write(sse, person, at);
    while (performance.now() < until) {
      const told = await box.next(beatMs);
      // A session may have ended since: then not even this is theirs to hear.
      if (box.isShut() || !(await isStill())) return;
      at = told?.reached ?? at;
      await write(sse, person, at, told);
    }
  };

  const run = (line: Line) => async (sse: SSEStreamingApi) => {
    const { person, page, from, box } = line;
    sse.onAbort(box.shut);
    // Writing waits for whoever reads: for one who never does, no longer than this.
    const atLast = setTimeout(() => sse.abort(), lastsMs * 1.5).unref();
    const part = desk.join({ person, page, tell: box.put }, from);
    // When the database is away they come again, from where they were.
    await tellAll(sse, line).catch(() => {});
    clearTimeout(atLast);
    part();
    leave(box);
  };

  const handler = described(
    { summary, who: 'member', query: NewsAsked, answer: News, media: 'text/event-stream' },
    async (c) => {
      const { person } = admit('member', c.get('who')) as Visitor;
      const { on: page } = askedOf(c, NewsAsked);
      // Nobody would read what is written for a HEAD.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      const from = bookmarks.open(person, c.req.header('last-event-id') ?? '') ?? (await desk.reached());
      const isStill = async () => (await identify(c))?.person === person;
      const answer = streamSSE(c, run({ person, page, from, isStill, box: enter(person) }));
      answer.headers.set('Cache-Control', 'no-store');
      answer.headers.set('X-Accel-Buffering', 'no');
      return answer;
    },
  );

  return {
    routes: new Hono<Ambient>().get(NEWS_PATH, handler),
    close: async () => {
      closing = true;
      for (const box of streams.keys()) box.shut();
      await desk.close();
    },
  };
};
