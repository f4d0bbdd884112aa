import type { Event, Logged } from '../../shared/kernel/decider.ts';
import type { Deps } from './ports.ts';

type Handlers<E extends Event> = {
  [T in E['type']]?: (fact: Logged<Extract<E, { type: T }>>, deps: Deps) => Promise<unknown>;
};

/** What follows a fact. Called at least once and in order, so it must be safe to repeat; a rebuild never calls it. */
export type Reactor = Readonly<{
  name: string;
  subscribes: ReadonlySet<string>;
  react: (fact: Logged, deps: Deps) => Promise<void>;
}>;

export const reactor = <E extends Event>(spec: { name: string; on: Handlers<E> }): Reactor => ({
  name: spec.name,
  subscribes: new Set(Object.keys(spec.on)),
  react: async (fact, deps) => {
    const handle = spec.on[fact.type as E['type']];
    if (handle) await handle(fact as never, deps);
  },
});

/** A chore: run by the queue when asked for by name, or on a clock (`every`, a cron line in Europe/Paris). At least once. */
export type Job = Readonly<{
  name: string;
  every?: string;
  run: (data: Readonly<Record<string, string | number>>, deps: Deps) => Promise<void>;
}>;
