import type { Db, Places } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { type Laid, openLaid } from '../laid-index/laid.ts';
import { laidSearch } from '../laid-index/laid-search.ts';
import { beginLaying } from '../laid-index/lay.ts';
import { forgetLaid, type Laying, latestLaying } from '../laid-index/layings.ts';
import { createHolding, type Holding } from '../match-index/holding.ts';
import type { MatchSearch } from '../match-index/match.ts';
import { readerBy } from '../match-index/match-index.ts';
import type { VocabularyReading } from '../vocabulary.ts';
import { versionOf } from './kept-readings.ts';
import type { IndexProgress, LiveIndex } from './live.ts';
import { changePages, countOpen, lastChange, type MatchableRow, makingOf, openPages } from './matchable.view.ts';
import { takeIn } from './take-in.ts';

/** What came since is held in the process: so many, and this share of all, before everything is laid anew. */
const SINCE_FEW = 2_000;
const SINCE_SHARE = 1 / 32;
/** Proposals read by one statement. */
const TOGETHER = 2_000;
const LOOK_AGAIN_MS = 500;

/** What serves: one laying, what came since, and how far that was read. */
type Serving = { laid: Laid; since: Holding; reading: VocabularyReading; search: MatchSearch; change: number };

/**
 * The index in tables: many processes read one laying, each holds what came since. Laid anew beside what serves when the
 * vocabulary changed or much came; by one process at a time. `remember` is told by which vocabulary a search reads.
 */
export const laidLive = (
  db: Db,
  places: Places,
  remember: (search: MatchSearch, reading: VocabularyReading) => void,
): LiveIndex => {
  let serving: Serving | undefined;
  let making: Promise<unknown> | undefined;
  let progress: Pick<IndexProgress, 'read' | 'of'> = { read: 0, of: 0 };

  const open = async (about: Laying, reading: VocabularyReading): Promise<Serving> => {
    const { own, entry } = readerBy(reading.concepts, reading.lexicon);
    const [laid, since] = [await openLaid(db, about, own), createHolding(own)];
    const search = laidSearch(laid, since, reading.concepts, entry);
    remember(search, reading);
    return { laid, since, reading, search, change: about.change };
  };

  /** Lays everything anew; does not, and answers false, while another process does. */
  const lay = async (reading: VocabularyReading): Promise<boolean> => {
    const change = await lastChange(db);
    const of = await countOpen(db);
    const { own } = readerBy(reading.concepts, reading.lexicon);
    const planned = { version: versionOf(reading), making: await makingOf(db), change, of };
    const maker = await beginLaying(db, planned, own);
    if (!maker) return false;
    progress = { read: 0, of };
    for await (const rows of openPages(db, change, TOGETHER)) {
      await maker.add((await takeIn(rows, reading, { db, places })).open);
      progress = { read: progress.read + rows.length, of };
    }
    await maker.finish();
    // What went or changed meanwhile is forgotten, whether or not anybody is matched.
    for await (const rows of changePages(db, change, TOGETHER)) await forgetLaid(db, idsOf(rows));
    progress = { read: of, of };
    return true;
  };
  const layBeside = (reading: VocabularyReading): void => {
    making ??= lay(reading)
      // The database went away: the next asker meets the trouble itself, and this is tried again.
      .catch(() => undefined)
      .finally(() => {
        making = undefined;
      });
  };

  /** Lays, or waits while another process does. */
  const awaitLaying = async (reading: VocabularyReading): Promise<void> => {
    if (!(await lay(reading))) await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  };

  /** The laying to read from, by this vocabulary; the one before while there is none yet. */
  const current = async (reading: VocabularyReading): Promise<Serving> => {
    const [table, ready] = [await makingOf(db), await latestLaying(db, versionOf(reading))];
    // The table was made anew (a rebuild): its numbers start again, and nothing laid of it can be brought up to date.
    if (ready?.making === table)
      return serving?.laid.about.laying === ready.laying ? serving : await open(ready, reading);
    if (serving?.laid.about.making !== table) {
      await awaitLaying(reading);
      return current(reading);
    }
    layBeside(reading);
    return serving;
  };

  const bringUp = async (one: Serving): Promise<void> => {
    for await (const rows of changePages(db, one.change, TOGETHER)) {
      one.laid.leave(await forgetLaid(db, idsOf(rows), one.laid.about.laying));
      const { open: came, gone } = await takeIn(rows, one.reading, { db, places });
      for (const { proposal, kind, read, facts } of came) one.since.put(proposal, kind, read, facts);
      for (const proposal of gone) one.since.remove(proposal);
      one.change = rows.at(-1)?.change ?? one.change;
    }
  };

  const refresh = async (): Promise<MatchSearch> => {
    const reading = await currentReading(db);
    const one = await current(reading);
    serving = one;
    await bringUp(one);
    if (one.since.size() > Math.max(SINCE_FEW, one.laid.size() * SINCE_SHARE)) layBeside(reading);
    return one.search;
  };

  let refreshing: Promise<MatchSearch> | undefined;
  return {
    // Askers at the same moment share one reading.
    fresh: () => {
      refreshing ??= refresh().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    progress: () => ({ held: serving?.search.size() ?? 0, ...progress, isAnew: making !== undefined }),
  };
};

const idsOf = (rows: readonly MatchableRow[]): string[] => rows.map(({ proposal }) => proposal);
