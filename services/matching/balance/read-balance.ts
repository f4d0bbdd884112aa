import { and, count, eq, ne, sql } from 'drizzle-orm';
import type { Balance, BalanceCounts } from '../../../shared/contracts/balance.ts';
import { idsOf, territoryLevels } from '../../../shared/contracts/proposal-choices.ts';
import type { Territory } from '../../../shared/contracts/proposal-content.ts';
import type { Deps } from '../../kit/ports.ts';
import { loads, noLoad } from '../load/load.view.ts';
import { pairTable } from '../match/pair.view.ts';
import { readRound } from '../match/read-round.ts';
import { matchableTable } from '../proposal/matchable.view.ts';
import { territoryPlaces } from '../proposal/territory-places.ts';
import { policyOutcomes } from './policies.ts';

const NAMED = 5;
/** More questions than these say the same and keep the reader waiting. */
const TRIED_ON = 200;

type Reading = Pick<Deps, 'db' | 'places' | 'embeddings'>;
type Counted = BalanceCounts &
  Readonly<{ id: string; title: string; organisation: string; isOpen: boolean; territory: Territory }>;

/** How suggestions, messages and partnerships are shared between terrains, and what another policy would change. */
export const balanceOf = async (deps: Reading): Promise<Balance> => {
  const [terrains, round] = await Promise.all([countedTerrains(deps), readRound(deps, TRIED_ON)]);
  const open = terrains.filter(({ isOpen }) => isOpen).sort(leastAskedFirst);
  return {
    byLevel: idsOf(territoryLevels).map((level) => ({
      level,
      ...sumOf(terrains.filter(({ territory }) => territory.level === level)),
    })),
    byDepartement: byDepartement(deps.places, terrains),
    least: open.slice(0, NAMED).map(named),
    most: open
      .filter(({ interests, suggestions }) => interests + suggestions > 0)
      .reverse()
      .slice(0, NAMED)
      .map(named),
    triedOn: round.askings.length,
    policies: policyOutcomes(round.askings, round.rooms),
  };
};

const countedTerrains = async ({ db }: Reading): Promise<Counted[]> => {
  const [rows, suggested, held] = await Promise.all([
    db
      .select({
        id: matchableTable.proposal,
        status: matchableTable.status,
        title: sql<string>`${matchableTable.content} ->> 'title'`,
        organisation: sql<string>`coalesce(${matchableTable.content} ->> 'organisation', '')`,
        territory: sql<Territory>`${matchableTable.content} -> 'territory'`,
      })
      .from(matchableTable)
      .where(and(eq(matchableTable.kind, 'terrain'), ne(matchableTable.status, 'hidden')))
      .orderBy(matchableTable.proposal),
    db
      .select({ terrain: pairTable.terrain, times: count() })
      .from(pairTable)
      .where(eq(pairTable.suggested, true))
      .groupBy(pairTable.terrain),
    loads(db),
  ]);
  const times = new Map(suggested.map((row) => [row.terrain, row.times]));
  return rows.map(({ status, ...row }) => {
    const { interests, partnerships } = held.get(row.id) ?? noLoad;
    return {
      ...row,
      isOpen: status === 'open',
      terrains: 1,
      suggestions: times.get(row.id) ?? 0,
      interests,
      partnerships,
    };
  });
};

const keys = ['terrains', 'suggestions', 'interests', 'partnerships'] as const;
const sumOf = (all: readonly BalanceCounts[]): BalanceCounts => {
  const sum = { terrains: 0, suggestions: 0, interests: 0, partnerships: 0 };
  for (const one of all) for (const key of keys) sum[key] += one[key];
  return sum;
};

const byDepartement = (places: Deps['places'], terrains: readonly Counted[]): Balance['byDepartement'] => {
  const groups = new Map<string | null, Counted[]>();
  for (const terrain of terrains) {
    const code = territoryPlaces(places, [terrain.territory])[0]?.departement ?? null;
    groups.set(code, [...(groups.get(code) ?? []), terrain]);
  }
  return (
    [...groups]
      .map(([code, members]) => ({
        code,
        label: code && (places.find({ level: 'departement', code, label: '' })?.label ?? null),
        ...sumOf(members),
      }))
      // What lies in no single département comes last.
      .sort(
        (a, b) =>
          Number(a.code === null) - Number(b.code === null) ||
          b.terrains - a.terrains ||
          ((a.code ?? '') < (b.code ?? '') ? -1 : 1),
      )
  );
};

const leastAskedFirst = (a: Counted, b: Counted): number =>
  a.interests - b.interests || a.suggestions - b.suggestions || (a.id < b.id ? -1 : 1);

const named = ({ isOpen: _, territory: __, ...terrain }: Counted): Balance['least'][number] => terrain;
