import type { Event } from '../../shared/kernel/decider.ts';

/** For an event type, one step per old schema version: `steps[0]` turns version 1 into version 2. Pure. */
export type Upcasters = Readonly<Record<string, readonly ((data: Readonly<Record<string, unknown>>) => object)[]>>;

/** The version new events of this type are stored under. */
export const schemaVersionOf = (upcasters: Upcasters, type: string): number => (upcasters[type]?.length ?? 0) + 1;

/** Brings stored data to today's shape; the one function every read path goes through. */
export const upcast = (upcasters: Upcasters, type: string, version: number, data: object): Event => {
  let shape = data;
  for (const step of (upcasters[type] ?? []).slice(version - 1)) shape = step({ ...shape });
  return { type, data: shape };
};
