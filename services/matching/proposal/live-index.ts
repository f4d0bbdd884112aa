import type { Db, Places } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { standingTags } from '../concept/standing-tags.ts';
import type { Indexed, MatchSearch } from '../match-index/match.ts';
import { createMatchIndex, type MatchIndex } from '../match-index/match-index.ts';
import { keptRead, readKept } from '../match-index/read.ts';
import type { Facts } from '../score/fit.ts';
import { offersUsedBy } from '../score/methods.ts';
import { type VocabularyReading, written } from '../vocabulary.ts';
import { forgetReadings, type KeptReading, keepReadings, keptReadings, printOf, versionOf } from './kept-readings.ts';
import { changesAfter, type MatchableRow } from './matchable.view.ts';
import { territoryPlaces } from './territory-places.ts';

/**
 * The in-process index, brought up to what the view holds each time it is asked for. One per database and process. When
 * the vocabulary gained a term, another is made beside it, and takes its place once it has read everything.
 */
export type LiveIndex = Readonly<{
  fresh: () => Promise<MatchIndex>;
  /** How many proposals are held, and how far the last bringing up came; `isAnew` while another is made beside for a changed vocabulary. */
  progress: () => IndexProgress;
}>;
export type IndexProgress = Readonly<{ held: number; read: number; of: number; isAnew: boolean }>;

/** Texts read before others get their turn. */
const AT_ONCE = 20;
/** Proposals taken in by one reading of what was kept. */
const TOGETHER = 500;

const held = new WeakMap<Db, LiveIndex>();

/** One index, the vocabulary it reads by, and how far it has read in which making of the table. */
type Standing = {
  index: MatchIndex;
  reading: VocabularyReading;
  making: number;
  change: number;
  progress: Readonly<{ read: number; of: number }>;
};

const readings = new WeakMap<MatchSearch, VocabularyReading>();

/** The vocabulary an index reads by, so that reasons are worded and suggestions recorded by the same. */
export const readingBehind = (index: MatchSearch): VocabularyReading => readings.get(index) ?? written;

const emptyBy = (reading: VocabularyReading): Standing => {
  const index = createMatchIndex(reading.concepts, reading.lexicon);
  readings.set(index, reading);
  return { index, reading, making: 0, change: 0, progress: { read: 0, of: 0 } };
};

export const liveIndex = (db: Db, places: Places): LiveIndex => {
  const known = held.get(db);
  if (known) return known;
  let serving = emptyBy(written);
  let preparing: Standing | undefined;

  const prepare = async (reading: VocabularyReading): Promise<void> => {
    const next = emptyBy(reading);
    preparing = next;
    await bringUp(next, db, places);
    serving = next;
  };
  const renew = (reading: VocabularyReading): void => {
    if (reading.version === serving.reading.version || preparing) return;
    // Nothing read yet: there is nothing to serve meanwhile.
    if (serving.change === 0) {
      serving = emptyBy(reading);
      return;
    }
    void prepare(reading)
      // The database went away: the next asker meets the trouble itself, and this is tried again.
      .catch(() => undefined)
      .finally(() => {
        preparing = undefined;
      });
  };
  const readChanges = async (): Promise<MatchIndex> => {
    renew(await currentReading(db));
    const asked = serving;
    await bringUp(asked, db, places);
    return asked.index;
  };
  let reading: Promise<MatchIndex> | undefined;
  const live: LiveIndex = {
    // Askers at the same moment share one reading.
    fresh: () => {
      reading ??= readChanges().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    progress: () => {
      const { read, of } = (preparing ?? serving).progress;
      return { held: serving.index.size(), read, of, isAnew: preparing !== undefined };
    },
  };
  held.set(db, live);
  return live;
};

/** How far the index of this process is; null before anybody asked for a match. */
export const indexProgress = (db: Db): IndexProgress | null => held.get(db)?.progress() ?? null;

const bringUp = async (standing: Standing, db: Db, places: Places): Promise<void> => {
  let found = await changesAfter(db, standing.change);
  if (found.making !== standing.making) {
    // The table was made anew (a rebuild): its numbers start again, so the index does too.
    Object.assign(standing, emptyBy(standing.reading), { making: found.making });
    found = await changesAfter(db, 0);
  }
  standing.progress = { read: 0, of: found.rows.length };
  for (let from = 0; from < found.rows.length; from += TOGETHER) {
    const rows = found.rows.slice(from, from + TOGETHER);
    await takeIn(standing, rows, { db, places });
    standing.change = rows.at(-1)?.change ?? standing.change;
    standing.progress = { read: from + rows.length, of: found.rows.length };
  }
};

/** Takes changed proposals in: what was read before is not read again. */
const takeIn = async (
  { index, reading }: Standing,
  rows: readonly MatchableRow[],
  { db, places }: Readonly<{ db: Db; places: Places }>,
): Promise<void> => {
  const open = rows.filter(({ status }) => status === 'open');
  const gone = rows.filter(({ status }) => status !== 'open').map(({ proposal }) => proposal);
  const version = versionOf(reading);
  const kept = await keptReadings(
    db,
    version,
    open.map(({ proposal }) => proposal),
  );
  const made: KeptReading[] = [];
  for (const row of open) {
    const { proposal, kind } = row;
    const indexed = indexedOf(row, places);
    const print = printOf(indexed);
    const before = kept.get(proposal);
    const read = before?.print === print ? readKept(before.reading) : index.read(indexed);
    index.put(proposal, kind, indexed, read);
    if (before?.print === print) continue;
    made.push({ proposal, print, reading: keptRead(read) });
    // Thousands of texts are read at the start: others get their turn meanwhile.
    if (made.length % AT_ONCE === 0) await new Promise((turn) => setImmediate(turn));
  }
  for (const proposal of gone) index.remove(proposal);
  // A cache: what cannot be kept (the disk is full) is read again another time.
  await keepReadings(db, version, made).catch(() => undefined);
  await forgetReadings(db, gone).catch(() => undefined);
};

export const bodyOf = ({ kind, content }: Pick<MatchableRow, 'kind' | 'content'>): string =>
  kind === 'terrain' && 'description' in content ? content.description : 'text' in content ? content.text : '';

export const indexedOf = (row: MatchableRow, places: Places): Indexed => {
  const tags = standingTags(row.tags);
  return {
    title: row.content.title,
    body: bodyOf(row),
    confirmed: Object.keys(tags).filter((concept) => tags[concept] === 'confirmed'),
    removed: Object.keys(tags).filter((concept) => tags[concept] === 'removed'),
    facts: factsOf(row, places),
  };
};

const factsOf = ({ content, engaged, answers }: MatchableRow, places: Places): Facts => ({
  themes: content.themes,
  offers: 'offers' in content ? content.offers : content.offersWanted,
  places: territoryPlaces(places, 'territory' in content ? [content.territory] : content.territoriesWanted),
  from: content.from,
  until: content.until,
  capacity: 'capacity' in content ? content.capacity : null,
  engaged,
  organisation: content.organisation,
  methods: 'methods' in content ? offersUsedBy(content.methods) : [],
  answers,
});
