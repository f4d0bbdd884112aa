import type { Places } from '../../kit/ports.ts';
import { standingTags } from '../concept/standing-tags.ts';
import type { Indexed } from '../match-index/match.ts';
import type { Facts } from '../score/facts.ts';
import { offersUsedBy } from '../score/methods.ts';
import type { MatchableRow } from './matchable.view.ts';
import { territoryPlaces } from './territory-places.ts';

export const bodyOf = ({ kind, content }: Pick<MatchableRow, 'kind' | 'content'>): string =>
  kind === 'terrain' && 'description' in content ? content.description : 'text' in content ? content.text : '';

/** A proposal as an index takes it. */
export const indexedOf = (row: MatchableRow, places: Places): Indexed & Readonly<{ facts: Facts }> => {
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
