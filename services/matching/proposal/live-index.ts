import type { Db, Places } from '../../kit/ports.ts';
import type { MatchSearch } from '../match-index/match.ts';
import { type VocabularyReading, written } from '../vocabulary.ts';
import { laidLive } from './laid-live.ts';
import type { IndexProgress, LiveIndex } from './live.ts';
import { countOpen } from './matchable.view.ts';
import { memoryLive } from './memory-live.ts';

/** Where the index lies: in each process, or in tables; `null` leaves it to how many proposals are open at the start. */
export type IndexPlace = 'process' | 'tables' | null;
/** Open proposals above which a process no longer holds them all. */
const MANY = 100_000;

const chosen = new WeakMap<Db, IndexPlace>();
const held = new WeakMap<Db, LiveIndex>();

/** Says where the index of a database lies, before anybody asks for it. */
export const placeIndex = (db: Db, place: IndexPlace): void => {
  chosen.set(db, place);
};

const readings = new WeakMap<MatchSearch, VocabularyReading>();
/** The vocabulary an index reads by, so that reasons are worded and suggestions recorded by the same. */
export const readingBehind = (index: MatchSearch): VocabularyReading => readings.get(index) ?? written;

export const liveIndex = (db: Db, places: Places): LiveIndex => {
  const known = held.get(db);
  if (known) return known;
  const remember = (index: MatchSearch, reading: VocabularyReading) => readings.set(index, reading);
  let opened: LiveIndex | undefined;
  const choose = async (): Promise<LiveIndex> => {
    const place = chosen.get(db) ?? ((await countOpen(db)) > MANY ? 'tables' : 'process');
    opened ??= place === 'tables' ? laidLive(db, places, remember) : memoryLive(db, places, remember);
    return opened;
  };
  const live: LiveIndex = {
    fresh: async () => (opened ?? (await choose())).fresh(),
    progress: () => opened?.progress() ?? { held: 0, read: 0, of: 0, isAnew: false },
  };
  held.set(db, live);
  return live;
};

/** How far the index of this process is; null before anybody asked for a match. */
export const indexProgress = (db: Db): IndexProgress | null => held.get(db)?.progress() ?? null;
