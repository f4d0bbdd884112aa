import * as v from 'valibot';
import { isInstant } from '../kernel/days.ts';

/** A timeline as it was at that instant. */
export const Until = v.object({ until: v.optional(v.pipe(v.string(), v.check(isInstant, 'date-invalid'))) });

/** What happened to a thing, oldest first. `type` is the event's name: its sentence is in the contract. `who` is empty once erased. */
export const Timeline = v.array(
  v.object({ type: v.string(), at: v.string(), by: v.string(), who: v.string(), version: v.number() }),
);
export type Timeline = v.InferOutput<typeof Timeline>;
