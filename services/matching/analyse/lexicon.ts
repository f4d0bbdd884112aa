import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { stem } from '../../kit/text/stem.ts';
import type { Word } from '../../kit/text/words.ts';
import { type Affinities, affinitiesOver } from './affinities.ts';
import { piecesOf } from './written.ts';

/** One way of saying a concept: the atoms that must stand together. */
export type LexiconTerm = Readonly<{ concept: string; weak: boolean; atoms: readonly number[]; written: string }>;

/** The vocabulary made ready for reading: an atom is a stem, a very form or a beginning that some term asks for. */
export type Lexicon = Readonly<{
  /** The terms to try where this atom is found: each term waits at its rarest atom only. */
  termsAt: (atom: number) => readonly LexiconTerm[];
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
  const waiting = byRarestAtom(readied);
  return {
    termsAt: (found) => waiting.get(found) ?? [],
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

const byRarestAtom = (terms: readonly LexiconTerm[]): Map<number, LexiconTerm[]> => {
  const uses = new Map<number, number>();
  for (const term of terms) for (const found of term.atoms) uses.set(found, (uses.get(found) ?? 0) + 1);
  const waiting = new Map<number, LexiconTerm[]>();
  for (const term of terms) {
    const rarest = term.atoms.reduce((best, found) => ((uses.get(found) ?? 0) < (uses.get(best) ?? 0) ? found : best));
    const list = waiting.get(rarest);
    if (list) list.push(term);
    else waiting.set(rarest, [term]);
  }
  return waiting;
};
