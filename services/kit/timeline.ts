import type { Timeline } from '../../shared/contracts/timeline.ts';
import type { Recorded } from '../../shared/kernel/decider.ts';
import type { Deps } from './ports.ts';

/** Facts as a timeline: who, what, when. Names are looked up now, so an erased person has none. */
export const timelineOf = async ({ people }: Pick<Deps, 'people'>, facts: readonly Recorded[]): Promise<Timeline> => {
  const names = await people.cards([...new Set(facts.map((fact) => fact.by))]);
  return facts.map(({ type, at, by, version }) => ({
    type,
    at: at.toISOString(),
    by,
    who: names.get(by)?.name ?? '',
    version,
  }));
};
