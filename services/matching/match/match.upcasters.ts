import type { Upcasters } from '../../kit/upcast.ts';

/** 2: a suggestion also holds its strongest parts, how the facts met, and among how many proposals it was made; nothing is known of the older ones. */
export const matchUpcasters: Upcasters = {
  MatchSuggested: [(data) => ({ ...data, parts: [], fit: { sought: [], expected: [] }, among: null })],
};
