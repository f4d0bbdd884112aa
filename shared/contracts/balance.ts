import * as v from 'valibot';
import { idsOf, territoryLevels } from './proposal-choices.ts';

/* What coordinators may read of how attention is shared between terrains. */

/** Over a group of terrains: how many they are, times they were suggested, messages they got, partnerships they became. */
const counts = { terrains: v.number(), suggestions: v.number(), interests: v.number(), partnerships: v.number() };
export const BalanceCounts = v.object(counts);
export type BalanceCounts = v.InferOutput<typeof BalanceCounts>;

const AskedTerrain = v.object({ id: v.string(), title: v.string(), organisation: v.string(), ...counts });

/** What one way of sharing suggestions would give, over the questions open today. */
const policies = ['off', 'current', 'strict'] as const;
export const PolicyOutcome = v.object({
  policy: v.picklist(policies),
  /** Mean nearness of the three best suggestions, in thousandths. */
  points: v.number(),
  /** Part of that nearness given up against no cap, 0 to 1. */
  givenUp: v.number(),
  /** How often the most suggested terrain is. */
  most: v.number(),
  /** Open terrains suggested to nobody. */
  unseen: v.number(),
});
export type PolicyOutcome = v.InferOutput<typeof PolicyOutcome>;

export const Balance = v.object({
  byLevel: v.array(v.object({ level: v.picklist(idsOf(territoryLevels)), ...counts })),
  /** `code` and `label` are null for what lies in no single département, last. Most terrains first. */
  byDepartement: v.array(v.object({ code: v.nullable(v.string()), label: v.nullable(v.string()), ...counts })),
  /** Open terrains, at most five each: those asked least, the least suggested first, and those asked most. */
  least: v.array(AskedTerrain),
  most: v.array(AskedTerrain),
  /** How many open questions the policies were tried on. */
  triedOn: v.number(),
  policies: v.array(PolicyOutcome),
});
export type Balance = v.InferOutput<typeof Balance>;
