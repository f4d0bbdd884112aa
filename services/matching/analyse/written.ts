import { fold } from '../../kit/text/fold.ts';
import { counts } from '../../kit/text/words.ts';

/** The words of a term that count, as they were written: `=form`, `begin*` or a plain word. An acronym is a form: CAF is no café. */
export const piecesOf = (written: string): string[] =>
  written
    .split(/[\s’'\-/]+/)
    .map((piece) => (/^[A-Z][A-Z0-9]+$/.test(piece) ? `=${fold(piece)}` : fold(piece)))
    .filter((piece) => /^[=]/.test(piece) || piece.endsWith('*') || counts(piece));
