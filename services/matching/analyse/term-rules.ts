import type { TermFault } from '../../../shared/contracts/vocabulary-addition.ts';
import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { stem } from '../../kit/text/stem.ts';
import { piecesOf } from './written.ts';

/** What a beginning (`word*`) may be long, its star counted: shorter takes half the language, longer the lexicon does not keep. */
const BEGINNING = { least: 4, most: 15 } as const;

/** Why a term may not say a concept, if it may not: the first rule it breaks. `near` is the concept's own vocabulary. */
export const termFault = (term: string, own: Pick<Concept, 'terms' | 'related'>): TermFault | undefined =>
  writtenFault(term) ?? oneWordFault(term) ?? knownFault(term, own);

/** Rules for strong and weak terms alike. */
export const writtenFault = (term: string): TermFault | undefined => {
  const pieces = piecesOf(term);
  if (pieces.length === 0) return 'addition-term-says-nothing';
  if (pieces.some((piece) => piece.endsWith('*') && (piece.length > BEGINNING.most || piece.length < BEGINNING.least)))
    return 'addition-beginning-length';
  return undefined;
};

/** A strong term says its concept wherever it stands, so one word may not do for an expression. */
export const oneWordFault = (term: string): TermFault | undefined => {
  const pieces = piecesOf(term);
  if (/[\s’'-]/.test(term.trim()) && pieces.length === 1 && !term.includes('=')) return 'addition-one-word-counts';
  if (pieces.length > 1 && new Set(pieces.map(stem)).size === 1) return 'addition-one-stem';
  return undefined;
};

/** Written another way, it is the same to a reader: compared by the pieces that count. */
const knownFault = (term: string, { terms, related }: Pick<Concept, 'terms' | 'related'>): TermFault | undefined => {
  const key = keyOf(term);
  if (terms.some((other) => keyOf(other) === key)) return 'addition-term-known';
  // Never both strong and weak of one concept.
  return related.includes(term) ? 'addition-term-weak' : undefined;
};

const keyOf = (term: string): string =>
  piecesOf(term)
    .map((piece) => (/[=*]/.test(piece) ? piece : stem(piece)))
    .sort()
    .join(' ');
