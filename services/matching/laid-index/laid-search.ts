import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { type Asker, askerOf, type Entry } from '../match-index/asker.ts';
import { bestOf } from '../match-index/best.ts';
import { DEFAULT_LIMIT, type Holding } from '../match-index/holding.ts';
import type { Indexed, Match, MatchOptions, MatchSearch, ProposalKind } from '../match-index/match.ts';
import { featureOf, soughtBy } from '../score/query.ts';
import type { Known, Laid } from './laid.ts';

/** How a text that is not indexed is read. */
type EntryOf = (kind: ProposalKind, proposal: Indexed) => Entry;
type Asking = Readonly<{ asker: Asker; known: Known }>;

/**
 * What is laid in tables, and what came since in this process, searched as one: the same statistics, the same points, the same
 * order as if all were held in the process.
 */
export const laidSearch = (
  laid: Laid,
  since: Holding,
  vocabulary: ReadonlyMap<string, Concept>,
  entryOfText: EntryOf,
): MatchSearch => {
  const size = (): number => laid.size() + since.size();

  const askingOf = async (entry: Entry): Promise<Asking> => {
    const known = await laid.know(namesAsked(entry, vocabulary));
    const having = (name: string): number => (known.get(name)?.having ?? 0) + since.having(name);
    return { known, asker: askerOf(entry, { texts: size(), having }, vocabulary) };
  };
  const entryOf = async (id: string): Promise<Entry | undefined> => since.entry(id) ?? laid.entry(id);

  const search = async ({ asker, known }: Asking, options: MatchOptions): Promise<Match[]> => {
    const found = [...since.search(asker, options), ...(await laid.search(asker, known, options))];
    return bestOf(found, options.limit ?? DEFAULT_LIMIT);
  };
  const meeting = async (entry: Entry, id: string): Promise<Match | undefined> => {
    const { asker, known } = await askingOf(entry);
    return since.meeting(asker, id) ?? laid.meeting(asker, known, id);
  };

  return {
    size,
    known: async (ids) => {
      const there = await laid.has(ids);
      return ids.filter((id) => there.has(id) || since.has(id));
    },
    saying: async (concept, limit) => {
      const name = featureOf('concept', concept);
      const feature = (await laid.know([name])).get(name)?.feature;
      const said = feature === undefined ? [] : await laid.having(feature, limit);
      return bestOf([...since.saying(concept), ...said], limit).map(({ id }) => id);
    },
    matchesOf: async (id, options = {}) => {
      const entry = await entryOf(id);
      return entry ? search(await askingOf(entry), options) : [];
    },
    matchesOfText: async (kind, proposal, options = {}) => search(await askingOf(entryOfText(kind, proposal)), options),
    pair: async (id, other) => {
      const entry = await entryOf(id);
      return entry && meeting(entry, other);
    },
    supposing: (kind, proposal, other) => meeting(entryOfText(kind, proposal), other),
  };
};

/** Everything a text looks for: asked of the very rule that will ask. */
const namesAsked = (entry: Entry, vocabulary: ReadonlyMap<string, Concept>): string[] =>
  soughtBy(entry.features, { texts: 0, having: () => 0 }, vocabulary).map(({ feature }) => feature);
