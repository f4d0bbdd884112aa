/**
 * Concepts taken into another because no reader could tell the two apart. An id lies in recorded facts for good, so what
 * people said of the former one goes on to hold of the one it was taken into.
 */
export const formerConcepts: ReadonlyMap<string, string> = new Map([
  ['commercial-strips', 'retail-parks'],
  ['energy-bills-help', 'energy-poverty'],
  ['lez-acceptance', 'low-emission'],
  ['rsa-conditionality', 'rsa-reform'],
]);

/** The concept an id stands for today: itself, or the one it was taken into. */
export const standingConcept = (id: string): string => formerConcepts.get(id) ?? id;
