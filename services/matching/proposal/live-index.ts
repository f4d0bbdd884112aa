import type { Db, Places } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { createMatchIndex, type Indexed, type MatchIndex } from '../match-index/match-index.ts';
import type { Facts } from '../score/fit.ts';
import { offersUsedBy } from '../score/methods.ts';
import { type VocabularyReading, written } from '../vocabulary.ts';
import { changesAfter, type MatchableRow } from './matchable.view.ts';
import { territoryPlaces } from './territory-places.ts';

/**
 * The in-process index, brought up to what the view holds each time it is asked for. One per database and process. When
 * the vocabulary gained a term, another is made beside it, and takes its place once it has read everything.
 */
export type LiveIndex = Readonly<{ fresh: () => Promise<MatchIndex> }>;

const AT_ONCE = 20;

const held = new WeakMap<Db, LiveIndex>();

/** One index, the vocabulary it reads by, and how far it has read in which making of the table. */
type Standing = { index: MatchIndex; reading: VocabularyReading; making: number; change: number };

const readings = new WeakMap<MatchIndex, VocabularyReading>();

/** The vocabulary an index reads by, so that reasons are worded and suggestions recorded by the same. */
export const readingBehind = (index: MatchIndex): VocabularyReading => readings.get(index) ?? written;

const emptyBy = (reading: VocabularyReading): Standing => {
  const index = createMatchIndex(reading.concepts, reading.lexicon);
  readings.set(index, reading);
  return { index, reading, making: 0, change: 0 };
};

export const liveIndex = (db: Db, places: Places): LiveIndex => {
  const known = held.get(db);
  if (known) return known;
  let serving = emptyBy(written);
  let preparing = false;

  const prepare = async (reading: VocabularyReading): Promise<void> => {
    const next = emptyBy(reading);
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
    preparing = true;
    void prepare(reading)
      // The database went away: the next asker meets the trouble itself, and this is tried again.
      .catch(() => undefined)
      .finally(() => {
        preparing = false;
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
  };
  held.set(db, live);
  return live;
};

const bringUp = async (standing: Standing, db: Db, places: Places): Promise<void> => {
  let found = await changesAfter(db, standing.change);
  if (found.making !== standing.making) {
    // The table was made anew (a rebuild): its numbers start again, so the index does too.
    Object.assign(standing, emptyBy(standing.reading), { making: found.making });
    found = await changesAfter(db, 0);
  }
  for (const [i, row] of found.rows.entries()) {
    // Thousands of texts are read at the start: others get their turn meanwhile.
    if (i % AT_ONCE === AT_ONCE - 1) await new Promise((turn) => setImmediate(turn));
    if (row.status === 'open') standing.index.put(row.proposal, row.kind, indexedOf(row, places));
    else standing.index.remove(row.proposal);
    standing.change = row.change;
  }
};

export const bodyOf = ({ kind, content }: Pick<MatchableRow, 'kind' | 'content'>): string =>
  kind === 'terrain' && 'description' in content ? content.description : 'text' in content ? content.text : '';

export const indexedOf = (row: MatchableRow, places: Places): Indexed => ({
  title: row.content.title,
  body: bodyOf(row),
  confirmed: Object.keys(row.tags).filter((concept) => row.tags[concept] === 'confirmed'),
  removed: Object.keys(row.tags).filter((concept) => row.tags[concept] === 'removed'),
  facts: factsOf(row, places),
});

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
