import type { MatchLabel, Supposed } from '../../../shared/contracts/match.ts';
import type { Concept } from '../../../shared/vocabulary/concept.ts';
import type { Indexed, Match, MatchSearch } from '../match-index/match.ts';
import type { Facts } from '../score/facts.ts';

type Label = MatchLabel | 'hidden';
type Change = Omit<Supposed, 'label' | 'relabels'>;
type Supposition = Readonly<{ side: 'question' | 'terrain'; change: Change; becomes: Indexed }>;

/** One side as it is indexed now. */
type Side = Readonly<{ id: string; indexed: Indexed & { facts: Facts } }>;
export type Supposable = Readonly<{
  index: MatchSearch;
  question: Side;
  terrain: Side;
  concepts: ReadonlyMap<string, Concept>;
}>;

/** More is a list nobody reads. */
const SHOWN = 6;
/** Concepts tried on each side: those that weigh most on the other. */
const TRIED = 12;

/** What would make the pair nearer: each thing is changed, the pair is scored again, and what does not help is left out. */
export const whatIf = async (asked: Supposable): Promise<Supposed[]> => {
  const { index, question, terrain } = asked;
  const now = {
    question: await index.supposing('question', question.indexed, terrain.id),
    terrain: await index.supposing('terrain', terrain.indexed, question.id),
  };
  const tried = (await suppositions(asked)).map(async ({ side, change, becomes }) => {
    const [before, other] = [now[side], side === 'question' ? terrain.id : question.id];
    const after = await index.supposing(side, becomes, other);
    return before && after && after.points > before.points ? [{ change, before, after }] : [];
  });
  return (await Promise.all(tried))
    .flat()
    .sort((a, b) => gain(b) - gain(a))
    .slice(0, SHOWN)
    .map(({ change, before, after }) => ({ ...change, label: after.label, relabels: after.label !== before.label }));
};

const ranks: Record<Label, number> = { hidden: 0, 'to-explore': 1, probable: 2, strong: 3 };
/** Another label counts before any number of points. */
const gain = ({ before, after }: { before: Match; after: Match }): number =>
  (ranks[after.label] - ranks[before.label]) * 10_000 + after.points - before.points;

const suppositions = async (asked: Supposable): Promise<Supposition[]> => [
  ...ofPlace(asked),
  ...ofDates(asked),
  ...ofOffers(asked),
  ...ofRoom(asked),
  ...(await ofConcepts(asked, 'question')),
  ...(await ofConcepts(asked, 'terrain')),
];

const withFacts = (side: Side, facts: Partial<Facts>): Indexed => ({
  ...side.indexed,
  facts: { ...side.indexed.facts, ...facts },
});

const ofPlace = ({ question, terrain }: Supposable): Supposition[] => {
  const wanted = question.indexed.facts.places;
  const [place] = terrain.indexed.facts.places;
  if (!place || wanted.length === 0) return [];
  const becomes = withFacts(question, { places: [...wanted, place] });
  return [{ side: 'question', change: { change: 'territory-wanted', what: place.label }, becomes }];
};

const ofDates = ({ question, terrain }: Supposable): Supposition[] => {
  const longer = (mine: Side, other: Side): Indexed =>
    withFacts(mine, {
      from: earliest(mine.indexed.facts.from, other.indexed.facts.from),
      until: latest(mine.indexed.facts.until, other.indexed.facts.until),
    });
  return [
    { side: 'question', change: { change: 'question-dates', what: '' }, becomes: longer(question, terrain) },
    { side: 'terrain', change: { change: 'terrain-dates', what: '' }, becomes: longer(terrain, question) },
  ];
};
const earliest = (a: string | null, b: string | null): string | null => (a && b ? (a < b ? a : b) : null);
const latest = (a: string | null, b: string | null): string | null => (a && b ? (a > b ? a : b) : null);

const ofOffers = ({ question, terrain }: Supposable): Supposition[] => {
  const [wanted, given] = [question.indexed.facts.offers, terrain.indexed.facts.offers];
  const used = question.indexed.facts.methods;
  const given1 = [...new Set([...wanted, ...used])]
    .filter((offer) => !given.includes(offer))
    .map((offer): Supposition => {
      const becomes = withFacts(terrain, { offers: [...given, offer] });
      return { side: 'terrain', change: { change: 'offer-given', what: offer }, becomes };
    });
  const wanted1 = given
    .filter((offer) => !wanted.includes(offer))
    .map((offer): Supposition => {
      const becomes = withFacts(question, { offers: [...wanted, offer] });
      return { side: 'question', change: { change: 'offer-wanted', what: offer }, becomes };
    });
  return [...given1, ...wanted1];
};

const ofRoom = ({ terrain }: Supposable): Supposition[] => {
  const { capacity, engaged } = terrain.indexed.facts;
  if (capacity === null || engaged < capacity) return [];
  const becomes = withFacts(terrain, { capacity: engaged + 1 });
  return [{ side: 'terrain', change: { change: 'room', what: '' }, becomes }];
};

/** What the other text is about, were it confirmed for this one. */
const ofConcepts = async (
  { index, question, terrain, concepts }: Supposable,
  side: 'question' | 'terrain',
): Promise<Supposition[]> => {
  const [mine, other] = side === 'question' ? [question, terrain] : [terrain, question];
  const { confirmed = [], removed = [] } = mine.indexed;
  const seen = await index.supposing(side === 'question' ? 'terrain' : 'question', other.indexed, mine.id);
  const said = (seen?.parts ?? [])
    .filter(({ kind }) => kind === 'affinity' || kind === 'concept')
    .map(({ key, via }) => via ?? key);
  const tried = [...new Set(said)].filter((id) => !confirmed.includes(id) && !removed.includes(id)).slice(0, TRIED);
  return tried.flatMap((id): Supposition[] => {
    const label = concepts.get(id)?.label;
    const becomes = { ...mine.indexed, confirmed: [...confirmed, id] };
    return label ? [{ side, change: { change: `concept-${side}`, what: label }, becomes }] : [];
  });
};
