import type { Db, Places } from '../../kit/ports.ts';
import { createMatchIndex, type Indexed, type MatchIndex } from '../match-index/match-index.ts';
import type { Facts } from '../score/fit.ts';
import { lexicon, vocabulary } from '../vocabulary.ts';
import { changesAfter, type MatchableRow } from './matchable.view.ts';
import { territoryPlaces } from './territory-places.ts';

/** The in-process index, brought up to what the view holds each time it is asked for. One per database and process. */
export type LiveIndex = Readonly<{ fresh: () => Promise<MatchIndex> }>;

const AT_ONCE = 20;

const held = new WeakMap<Db, LiveIndex>();

export const liveIndex = (db: Db, places: Places): LiveIndex => {
  const known = held.get(db);
  if (known) return known;
  let index = createMatchIndex(vocabulary, lexicon);
  let making = 0;
  let change = 0;
  const readChanges = async (): Promise<MatchIndex> => {
    let found = await changesAfter(db, change);
    if (found.making !== making) {
      // The table was made anew (a rebuild): its numbers start again, so the index does too.
      making = found.making;
      change = 0;
      index = createMatchIndex(vocabulary, lexicon);
      found = await changesAfter(db, 0);
    }
    for (const [i, row] of found.rows.entries()) {
      // Thousands of texts are read at the start: others get their turn meanwhile.
      if (i % AT_ONCE === AT_ONCE - 1) await new Promise((turn) => setImmediate(turn));
      if (row.status === 'open') index.put(row.proposal, row.kind, indexedOf(row, places));
      else index.remove(row.proposal);
      change = row.change;
    }
    return index;
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

export const bodyOf = ({ kind, content }: Pick<MatchableRow, 'kind' | 'content'>): string =>
  kind === 'terrain' && 'description' in content ? content.description : 'text' in content ? content.text : '';

export const indexedOf = (row: MatchableRow, places: Places): Indexed => ({
  title: row.content.title,
  body: bodyOf(row),
  confirmed: Object.keys(row.tags).filter((concept) => row.tags[concept] === 'confirmed'),
  removed: Object.keys(row.tags).filter((concept) => row.tags[concept] === 'removed'),
  facts: factsOf(row, places),
});

const factsOf = ({ content, engaged }: MatchableRow, places: Places): Facts => ({
  themes: content.themes,
  offers: 'offers' in content ? content.offers : content.offersWanted,
  places: territoryPlaces(places, 'territory' in content ? [content.territory] : content.territoriesWanted),
  from: content.from,
  until: content.until,
  capacity: 'capacity' in content ? content.capacity : null,
  engaged,
  organisation: content.organisation,
});
