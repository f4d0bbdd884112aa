import type { Concept } from './concept.ts';

/** A way of saying a concept as a reader sees it: the very forms bare, the beginnings with an ellipsis. */
export const plainTerm = (term: string): string => term.replace(/(^|[\s’'-])=/g, '$1').replace(/\*/g, '…');

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/[’']/g, ' ').toLowerCase().trim();

/** The concepts one of whose names or ways of being said holds these words, accents and capitals aside; all of them for no words. */
export const conceptsSaying = (concepts: readonly Concept[], words: string): Concept[] => {
  const sought = folded(words).split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [...concepts];
  return concepts.filter(({ label, terms, related }) =>
    [label.fr, label.en, ...terms.map(plainTerm), ...related.map(plainTerm)].some((written) => {
      const held = folded(written);
      return sought.every((word) => held.includes(word));
    }),
  );
};
