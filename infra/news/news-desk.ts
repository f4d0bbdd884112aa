import { sql } from 'drizzle-orm';
import type { Concern } from '../../services/notices/notices.service.ts';
import { type NewsKind, newsKinds } from '../../shared/contracts/news.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import type { Database } from '../db/database.ts';
import { checkpoints, logHead } from '../db/precious.ts';
import type { LogReader } from '../event-store/log-reader.ts';
import type { Reached } from './bookmarks.ts';

/** Wake-ups may be lost with a connection; this looks all the same, in milliseconds. */
const POLL_MS = 5_000;
/** Views that follow are looked for again this soon, then less and less often. */
const LAG_MS = { first: 100, longest: 1_000 };
/** Further back than this many facts nobody looks what changed: the page is told to be old. */
const FAR = 500;

/** Told to one reader: what kinds of things of theirs changed, whether the page they show did, and how far they now are. */
export type Told = Readonly<{ kinds: readonly NewsKind[]; here: boolean; reached: Reached }>;

/** Somebody's open page. */
export type Reader = Readonly<{ person: string; page: string; tell: (told: Told) => void }>;

export type NewsDesk = Readonly<{
  /** How far pages made now are: read it before the page is made. */
  reached: () => Promise<Reached>;
  /** Tells a reader what concerns them after `from`, until the function answered is called. */
  join: (reader: Reader, from: Reached) => () => void;
  close: () => Promise<void>;
}>;

export type NewsDeskSpec = Readonly<{
  database: Database;
  log: LogReader;
  /** Names of the views that follow the log. */
  views: readonly string[];
  types: Readonly<{ atOnce: ReadonlySet<string>; followed: ReadonlySet<string> }>;
  concernsOf: (fact: Logged) => Promise<readonly Concern[]>;
  onError?: (error: unknown) => void;
  pollMs?: number;
}>;

/** Reads the log for the pages open on this process, woken by NOTIFY as followers are; reads nothing while none is. */
export const newsDesk = (spec: NewsDeskSpec): NewsDesk => {
  const { database, views, onError = () => {}, pollMs = POLL_MS } = spec;
  const open = new Map<Reader, Reached>();
  let under: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let lagMs = LAG_MS.first;
  let later: ReturnType<typeof setTimeout> | undefined;
  let stop: Promise<() => Promise<void>> | undefined;

  const asked = database.db
    .select({
      head: logHead.position,
      followed: sql<number>`coalesce((select min(${checkpoints.position}) from ${checkpoints}
        where ${checkpoints.follower} = any(string_to_array(${views.join(' ')}, ' '))), ${logHead.position})`.mapWith(
        Number,
      ),
    })
    .from(logHead);
  const reached = async (): Promise<Reached> => (await asked)[0] ?? { head: 0, followed: 0 };

  const pass = async (): Promise<void> => {
    if (open.size === 0) return;
    const to = await reached();
    // Whoever joins meanwhile is told in the pass their coming asked for.
    const readers = [...open].filter(([reader, from]) => !isFar(reader, from, to));
    const news = await newsBetween(spec, earliest(readers, to), to);
    for (const [reader, from] of readers.filter(([one]) => open.has(one))) {
      tellAll(news, reader, from, to);
      open.set(reader, furthest(from, to));
    }
    lookAgain(to);
  };

  const lookAgain = ({ head, followed }: Reached): void => {
    const lags = followed < head;
    lagMs = lags ? Math.min(lagMs * 2, LAG_MS.longest) : LAG_MS.first;
    wakeIn(lags ? lagMs : pollMs);
  };

  /** Told at once that the page is old, and from now on like everybody. */
  const isFar = (reader: Reader, from: Reached, to: Reached): boolean => {
    if (to.head - from.head <= FAR && to.followed - from.followed <= FAR) return false;
    open.set(reader, to);
    reader.tell({ kinds: [], here: true, reached: to });
    return true;
  };

  const wakeIn = (ms: number): void => {
    clearTimeout(later);
    if (!closed) later = setTimeout(wake, ms).unref();
  };

  /** One pass at a time; a wake-up during a pass makes another one. */
  const wake = (): void => {
    if (closed) return;
    if (under) {
      again = true;
      return;
    }
    under = pass()
      .catch((error: unknown) => {
        if (!closed) onError(error);
        wakeIn(pollMs);
      })
      .finally(() => {
        under = undefined;
        if (again) {
          again = false;
          wake();
        }
      });
  };

  return {
    reached,
    join: (reader, from) => {
      if (closed) return () => false;
      stop ??= database.listen('log', wake);
      open.set(reader, from);
      wake();
      return () => open.delete(reader);
    },
    close: async () => {
      closed = true;
      clearTimeout(later);
      open.clear();
      await (await stop)?.();
      await under;
    },
  };
};

const furthest = (one: Reached, other: Reached): Reached => ({
  head: Math.max(one.head, other.head),
  followed: Math.max(one.followed, other.followed),
});

const earliest = (readers: readonly (readonly [Reader, Reached])[], to: Reached): Reached => ({
  head: Math.min(to.head, ...readers.map(([, { head }]) => head)),
  followed: Math.min(to.followed, ...readers.map(([, { followed }]) => followed)),
});

/** A fact, at how far a page that knows it has been told, and whom it concerns. */
type NewFact = Readonly<{ position: number; by: keyof Reached; concerns: readonly Concern[] }>;

const newsBetween = async (spec: NewsDeskSpec, from: Reached, to: Reached): Promise<NewFact[]> => {
  const { database, log, types, concernsOf } = spec;
  const news: NewFact[] = [];
  for (const [by, of] of [['head', types.atOnce] as const, ['followed', types.followed] as const]) {
    if (from[by] >= to[by]) continue;
    for (const fact of await log.page(database.db, { after: from[by], upTo: to[by], types: of }))
      news.push({ position: fact.position, by, concerns: await concernsOf(fact) });
  }
  return news;
};

const tellAll = (news: readonly NewFact[], reader: Reader, from: Reached, to: Reached): void => {
  for (const one of news) {
    const told = toldOf(one, reader, from);
    if (told) reader.tell({ ...told, reached: to });
  }
};

const toldOf = ({ position, by, concerns }: NewFact, { person, page }: Reader, from: Reached) => {
  if (position <= from[by]) return undefined;
  const theirs = concerns.filter(({ to, quiet, pages }) => to.includes(person) && (!quiet || pages.includes(page)));
  if (theirs.length === 0) return undefined;
  const kinds = newsKinds.filter((kind) => theirs.some((concern) => concern.kind === kind));
  return { kinds, here: theirs.some(({ pages }) => pages.includes(page)) };
};
