import * as v from 'valibot';

/** What happened to a thing, oldest first. `type` is the event's name: its sentence is in the contract. `who` is empty once erased. */
export const Timeline = v.array(
  v.object({ type: v.string(), at: v.string(), by: v.string(), who: v.string(), version: v.number() }),
);
export type Timeline = v.InferOutput<typeof Timeline>;
