import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { stem } from '../../kit/text/stem.ts';
import type { Word } from '../../kit/text/words.ts';
import { type Affinities, affinitiesOver } from './affinities.ts';
import { piecesOf } from './written.ts';

/** One way of saying a concept: the atoms that must stand together. */
export type LexiconTerm = Readonly<{ concept: string; weak: boolean; atoms: readonly number[]; written: string }>;

/** The vocabulary made ready for reading: an atom is a stem, a very form or a beginning that some term asks for. */
export type Lexicon = Readonly<{
  /** The terms all of whose atoms are among these (each given once), those of the first atom first: each term waits at its rarest. */
  termsAmong: (atoms: readonly number[]) => readonly LexiconTerm[];
  atomsOf: (word: Pick<Word, 'folded' | 'stem'>) => readonly number[];
  affinities: Affinities;
}>;

const SHORTEST_PREFIX = 3;
const LONGEST_PREFIX = 14;

export const lexiconOf = (concepts: readonly Concept[]): Lexicon => {
  const atoms = new Map<string, number>();
  const atom = (piece: string): number => {
    const key = atomKey(piece);
    const known = atoms.get(key) ?? atoms.size;
    atoms.set(key, known);
    return known;
  };
  const terms = concepts.flatMap((concept) => [
    ...concept.terms.map((written) => ({ concept: concept.id, weak: false, written })),
    ...concept.related.map((written) => ({ concept: concept.id, weak: true, written })),
  ]);
  const readied = terms
    .map((term): LexiconTerm => ({ ...term, atoms: [...new Set(piecesOf(term.written).map(atom))] }))
    .filter((term) => term.atoms.length > 0);
  return {
    termsAmong: trying(readied, atoms.size),
    atomsOf: remembering(({ folded, stem: stemmed }) =>
      atomsAt(atoms, [`=${folded}`, `~${stemmed}`, ...beginnings(folded)]),
    ),
    affinities: affinitiesOver(concepts),
  };
};

const REMEMBERED = 50_000;

/** The same few thousand words make most texts, and the stem depends on the form alone. */
const remembering = (atomsOf: Lexicon['atomsOf']): Lexicon['atomsOf'] => {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const before = known.get(word.folded);
    if (before) return before;
    const found = atomsOf(word);
    if (known.size >= REMEMBERED) known.clear();
    known.set(word.folded, found);
    return found;
  };
};

const atomKey = (piece: string): string => {
  if (piece.startsWith('=')) return piece;
  return piece.endsWith('*') ? piece : `~${stem(piece)}`;
};

const beginnings = (folded: string): string[] => {
  const list: string[] = [];
  for (let n = SHORTEST_PREFIX; n <= Math.min(folded.length, LONGEST_PREFIX); n++) list.push(`${folded.slice(0, n)}*`);
  return list;
};

const atomsAt = (atoms: ReadonlyMap<string, number>, keys: readonly string[]): number[] => {
  const found: number[] = [];
  for (const key of keys) {
    const known = atoms.get(key);
    if (known !== undefined) found.push(known);
  }
  return found;
};

/** How often each atom is asked for. */
const usesIn = (terms: readonly LexiconTerm[]): Map<number, number> => {
  const uses = new Map<number, number>();
  for (const term of terms) for (const found of term.atoms) uses.set(found, (uses.get(found) ?? 0) + 1);
  return uses;
};

/** Stands for the second atom of a term that has one only. */
const NONE = -1;

/**
 * Each term waits at its rarest atom, beside the rarest of its others and how many others it has: nearly every term tried
 * lacks that one, which is found out by reading numbers that lie side by side.
 */
const trying = (terms: readonly LexiconTerm[], size: number): Lexicon['termsAmong'] => {
  const uses = usesIn(terms);
  const rarerOf = (best: number, found: number) => ((uses.get(found) ?? 0) < (uses.get(best) ?? 0) ? found : best);
  const waiting: number[][] = Array.from({ length: size }, () => []);
  terms.forEach(({ atoms }, term) => {
    const rarest = atoms.reduce(rarerOf);
    const others = atoms.filter((found) => found !== rarest);
    waiting[rarest]?.push(others.length === 0 ? NONE : others.reduce(rarerOf), term, others.length);
  });
  const starts = new Uint32Array(size + 1);
  waiting.forEach((list, atom) => {
    starts[atom + 1] = (starts[atom] as number) + list.length;
  });
  const tries = Int32Array.from(waiting.flat());
  const present = new Uint8Array(size);

  const isWhole = ({ atoms }: LexiconTerm): boolean => {
    for (const atom of atoms) if (present[atom] === 0) return false;
    return true;
  };
  const tryAt = (atom: number, found: LexiconTerm[]): void => {
    const end = starts[atom + 1] as number;
    for (let i = starts[atom] as number; i < end; i += 3) {
      const other = tries[i] as number;
      if (other !== NONE && present[other] === 0) continue;
      const term = terms[tries[i + 1] as number] as LexiconTerm;
      if ((tries[i + 2] as number) < 2 || isWhole(term)) found.push(term);
    }
  };
  return (among) => {
    const found: LexiconTerm[] = [];
    for (const atom of among) present[atom] = 1;
    for (const atom of among) tryAt(atom, found);
    for (const atom of among) present[atom] = 0;
    return found;
  };
};
