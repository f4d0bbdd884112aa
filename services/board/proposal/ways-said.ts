import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { fold } from '../../kit/text/fold.ts';
import { stem } from '../../kit/text/stem.ts';
import { counts, type Word } from '../../kit/text/words.ts';

/** One word of a way of saying a concept, asked for by its stem, in that very form (`=word`) or by how it begins (`word*`). */
export type Piece = Readonly<{ by: 'stem' | 'form' | 'beginning'; word: string }>;
export type Way = Readonly<{ concept: Concept; pieces: readonly Piece[] }>;
/** A word as somebody searches it. */
export type AskedWord = Pick<Word, 'folded' | 'stem'>;
/** A concept a search says, and by which of its stems. */
export type Said = Readonly<{ concept: Concept; stems: readonly string[] }>;

export const wayOf = (concept: Concept, written: string): Way => ({
  concept,
  pieces: written.split(/[^\p{L}\p{M}\p{N}=*]+/u).flatMap(pieceOf),
});

/** An acronym is a form: CAF is no café. */
const pieceOf = (piece: string): Piece[] => {
  const folded = fold(piece);
  if (/^[A-Z][A-Z0-9]+$/.test(piece)) return [{ by: 'form', word: folded }];
  if (folded.startsWith('=')) return [{ by: 'form', word: folded.slice(1) }];
  if (folded.endsWith('*')) return [{ by: 'beginning', word: folded.slice(0, -1) }];
  return counts(folded) ? [{ by: 'stem', word: folded }] : [];
};

/** Its name and its terms. */
export const waysOf = (concept: Concept): Way[] =>
  [concept.label.fr, ...concept.terms].map((written) => wayOf(concept, written)).filter(({ pieces }) => pieces.length);

/** A stem keeps at least so much of its word, and a beginning is at least so long. */
const LEAST = 3;
const MOST_CONCEPTS = 2;

/** What these concepts are said by, made ready once: by first letters alone, since stemming all of them would make somebody wait a second. */
export const waysAmong = (concepts: readonly Concept[]) => {
  let ready: ReadonlyMap<string, readonly Way[]> | undefined;
  const warm = (): ReadonlyMap<string, readonly Way[]> => {
    ready ??= byFirstLetters(concepts.flatMap(waysOf));
    return ready;
  };
  return {
    warm,
    /** The concepts a search says, those it says in most words first; one word among several says none by itself. */
    saidBy: (words: readonly AskedWord[], added: readonly Way[]): Said[] => {
      const letters = new Set(words.map(({ folded }) => folded.slice(0, LEAST)));
      const asked = new Set(words.map((word) => word.stem)).size;
      const said = [...[...letters].flatMap((first) => warm().get(first) ?? []), ...added]
        .flatMap(({ concept, pieces }) => {
          const stems = stemsMeeting(pieces, words);
          return stems && (stems.length > 1 || asked === 1) ? [{ concept, stems }] : [];
        })
        .sort((a, b) => b.stems.length - a.stems.length);
      return said
        .filter((one, i) => said.findIndex(({ concept }) => concept === one.concept) === i)
        .slice(0, MOST_CONCEPTS);
    },
  };
};

const byFirstLetters = (ways: readonly Way[]): Map<string, Way[]> => {
  const found = new Map<string, Way[]>();
  for (const way of ways) {
    const first = way.pieces[0]?.word.slice(0, LEAST) ?? '';
    const known = found.get(first);
    if (known) known.push(way);
    else found.set(first, [way]);
  }
  return found;
};

/** The stems of the words that meet these pieces, or nothing when one piece is not met. */
const stemsMeeting = (pieces: readonly Piece[], words: readonly AskedWord[]): string[] | undefined => {
  const stems = new Set<string>();
  for (const piece of pieces) {
    const met = words.find((word) => isMetBy(piece, word));
    if (!met) return undefined;
    stems.add(met.stem);
  }
  return [...stems];
};

const isMetBy = ({ by, word }: Piece, asked: AskedWord): boolean => {
  if (by === 'form') return asked.folded === word;
  if (by === 'beginning') return asked.folded.startsWith(word);
  // Hardly any word gets so far as to be stemmed.
  return asked.folded.slice(0, LEAST) === word.slice(0, LEAST) && asked.stem === stem(word);
};
