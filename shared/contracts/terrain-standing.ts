import * as v from 'valibot';

/* What may be read of how much is asked of a terrain, before one asks in turn. */

/** `full`: as many partnerships as it bears; `asked`: more open conversations than it can answer well. */
const strains = ['none', 'asked', 'full'] as const;
export type Strain = (typeof strains)[number];

export const TerrainStanding = v.object({
  strain: v.picklist(strains),
  /** Messages and drafts of partnership that wait for people. */
  waiting: v.number(),
  /** Partnerships under way, and how many it can bear at once. */
  running: v.number(),
  capacity: v.number(),
  /** Partnerships that are over: who asks should read what came of them. */
  studied: v.number(),
  /** The end of the rest after the last partnership, said and never enforced; null when there is none. ISO instant. */
  restUntil: v.nullable(v.string()),
  /** Its organisation, when all its open terrains together are strained though this one is not. */
  organisation: v.nullable(v.object({ name: v.string(), strain: v.picklist(strains), terrains: v.number() })),
  /** Open terrains near this one that are not strained, nearest first; only looked for when something is strained. */
  comparable: v.array(v.object({ id: v.string(), title: v.string(), organisation: v.string(), place: v.string() })),
});
export type TerrainStanding = v.InferOutput<typeof TerrainStanding>;
