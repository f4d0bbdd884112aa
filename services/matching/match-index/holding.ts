import { comparable, type Facts } from '../score/facts.ts';
import { factorBetween, fitBetween, mostFactorFor } from '../score/fit.ts';
import { leastShown, valued } from '../score/labels.ts';
import { featureOf } from '../score/query.ts';
import { type Asker, type Entry, meetingOf, otherKind, textOf } from './asker.ts';
import { judgedAtOnce, nearestFirst } from './best.ts';
import { numberIn, packed } from './documents.ts';
import { type FeatureNumbers, featureNumbers, type OwnFeatures } from './feature-numbers.ts';
import type { Match, MatchOptions, ProposalKind } from './match.ts';
import { partsOf } from './parts.ts';
import type { Read } from './read.ts';
import { createSide, type Side } from './side.ts';
import { featuresStored } from './stored.ts';
import { wantedBy } from './wanted.ts';

/** Proposals of both kinds held in this process, searched by whoever knows what to look for. */
export type Holding = Readonly<{
  /** Adds a proposal, or replaces what was known of it. */
  put: (id: string, kind: ProposalKind, read: Read, facts: Facts) => void;
  /** Forgets a proposal; an unknown one is no error. */
  remove: (id: string) => void;
  has: (id: string) => boolean;
  size: () => number;
  /** How many have a feature. */
  having: FeatureNumbers['having'];
  /** Those in which a concept is recognised, each with how strongly. */
  saying: (concept: string) => { id: string; points: number }[];
  entry: (id: string) => Entry | undefined;
  /** The best for an asker, best first, ties by id. */
  search: (asker: Asker, options: MatchOptions) => Match[];
  /** How one stands to an asker, hidden or not; undefined when it is unknown. */
  meeting: (asker: Asker, id: string) => Match | undefined;
}>;

export const DEFAULT_LIMIT = 20;
export const nobody = (): boolean => false;

export const createHolding = ({ names: own, themes }: OwnFeatures): Holding => {
  const features = featureNumbers(own);
  const { names, numberOf, numbered, having } = features;
  const sides: Readonly<Record<ProposalKind, Side>> = {
    terrain: createSide(() => names.length, themes),
    question: createSide(() => names.length, themes),
  };
  const both = [sides.terrain, sides.question];

  const remove = (id: string): void => {
    for (const side of both) for (const pack of side.remove(id)) features.count(numberIn(pack), -1);
  };

  const put = (id: string, kind: ProposalKind, read: Read, facts: Facts): void => {
    remove(id);
    const { own: numberedAlready, names: had, strengths, breadth } = read;
    const packs = new Uint32Array(had.length + numberedAlready.length);
    for (let i = 0; i < had.length; i++) packs[i] = packed(numbered(had[i] as string), strengths[i] as number);
    packs.set(numberedAlready, had.length);
    for (const pack of packs) features.count(numberIn(pack), 1);
    sides[kind].put(id, packs, { breadth, facts: comparable(facts) });
  };

  /** Adds up every candidate's points, then keeps the best of the other kind. */
  const search = (asker: Asker, { limit = DEFAULT_LIMIT, without = nobody, hidden = false }: MatchOptions): Match[] => {
    const side = sides[otherKind(asker.kind)];
    const wanted = wantedBy(asker.sought, numberOf, themes);
    const judge = (place: number, near: number, enough: number) => {
      const worth = valued(near, factorBetween(asker.kind, asker.facts, side.factsAt(place)));
      if (worth.points < enough) return undefined;
      const id = side.idAt(place);
      if (without(id)) return undefined;
      return hidden || worth.label !== 'hidden' ? { place, id, ...worth } : undefined;
    };
    const bounds = { limit, least: hidden ? 0 : leastShown, most: mostFactorFor(asker.kind, asker.facts) };
    const best = judgedAtOnce(nearestFirst(side.search(wanted, asker.breadth), judge, bounds));
    return best.map(({ place, id, ...worth }) => {
      const parts = partsOf(wanted, side.featuresAt(place));
      const fit = fitBetween(asker.kind, asker.facts, side.factsAt(place));
      return { id, text: textOf(parts), ...worth, fit, parts };
    });
  };

  const whereIs = (id: string): Readonly<{ kind: ProposalKind; side: Side; place: number }> | undefined => {
    for (const kind of ['terrain', 'question'] as const) {
      const place = sides[kind].placeOf(id);
      if (place !== undefined) return { kind, side: sides[kind], place };
    }
    return undefined;
  };

  return {
    put,
    remove,
    has: (id) => whereIs(id) !== undefined,
    size: () => sides.terrain.size() + sides.question.size(),
    having,
    saying: (concept) => {
      const feature = numberOf(featureOf('concept', concept));
      return feature === undefined ? [] : both.flatMap((side) => side.having(feature));
    },
    entry: (id) => {
      const found = whereIs(id);
      if (!found) return undefined;
      const { kind, side, place } = found;
      const stored = featuresStored(side.featuresAt(place), (feature) => names[feature] ?? '');
      return { kind, facts: side.factsAt(place), breadth: side.breadthAt(place), features: stored };
    },
    search,
    meeting: (asker, id) => {
      const found = whereIs(id);
      if (!found) return undefined;
      const { side, place } = found;
      const parts = partsOf(wantedBy(asker.sought, numberOf, themes), side.featuresAt(place));
      return meetingOf(asker, { id, facts: side.factsAt(place), breadth: side.breadthAt(place), parts });
    },
  };
};
