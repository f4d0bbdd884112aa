import { formerConcepts, standingConcept } from '../../../shared/vocabulary/former.ts';

type Tags = Readonly<Record<string, 'confirmed' | 'removed'>>;

/**
 * What people corrected, by the concepts that stand today. What was said of a former concept holds of the one it was taken
 * into, unless that one has its own correction; of two former ones a confirmation counts more than a removal.
 */
export const standingTags = (tags: Tags): Tags => {
  const former = Object.keys(tags).filter((id) => formerConcepts.has(id));
  if (former.length === 0) return tags;
  const standing: Record<string, 'confirmed' | 'removed'> = {};
  for (const verdict of ['removed', 'confirmed'] as const)
    for (const id of former) if (tags[id] === verdict) standing[standingConcept(id)] = verdict;
  for (const [id, verdict] of Object.entries(tags)) if (!formerConcepts.has(id)) standing[id] = verdict;
  return standing;
};
