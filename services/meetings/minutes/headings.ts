import type { NoteKind } from '../../../shared/contracts/minutes.ts';
import { endsWithColon, isSentence, type Line } from './lines.ts';

const LONGEST = 140;

/** Marked as a heading by its form alone: Markdown, bold, capitals. */
const isMarked = (line: Line, next: Line | undefined): boolean => {
  if (line.raw.length > 240) return false;
  if (line.level > 0) return true;
  if (line.bullet !== null && line.bullet !== '1') return line.bold && next !== undefined && next.indent > line.indent;
  return (line.bold || line.caps) && !/[;,]$/.test(line.text);
};

/** A line too long to be whole and left open goes on in the next one. */
const isOpen = (line: Line | undefined) => line !== undefined && line.raw.length > 60 && !isSentence(line.text);

const isQuestion = (line: Line) => /\?[\s»”"*]*$/.test(line.text);

const isPlain = (line: Line) => line.bullet === null || line.bullet === '1';
const isListed = (line: Line | undefined) => line !== undefined && !isPlain(line);

/** Short, capitalised, without a link: it could be a heading. */
const hasShape = (line: Line) =>
  line.text.length <= LONGEST &&
  // Two sentences are no heading.
  !/\p{L}{2}\s?[.?!]\s+\p{Lu}/u.test(line.text) &&
  !/https?:|www\./.test(line.raw) &&
  /^[«“"'(*_\s]*[\p{Lu}\d]/u.test(line.text);

type Around = Readonly<{ before: Line | undefined; next: Line | undefined; opening: boolean }>;

const standsApart = (line: Line, { before, next, opening }: Around): boolean => {
  if (opening) return true;
  if (before && endsWithColon(before.text)) return false;
  return line.afterBlank || (isListed(next) && !isOpen(before));
};

/** Reads like a heading because of what stands around it. */
const looksLike = (line: Line, around: Around): boolean => {
  if (!isPlain(line) || !hasShape(line)) return false;
  const listed = isListed(around.next);
  if (line.bullet === '1' && !listed) return false;
  if (isQuestion(line)) return around.opening && listed;
  return !isSentence(line.text) && standsApart(line, around);
};

/** In a row of three or more the middle ones are productions without bullets, not headings. */
const withoutRows = (candidates: readonly boolean[], marked: readonly boolean[]): boolean[] =>
  candidates.map((candidate, at) => {
    if (!candidate || marked[at]) return candidate;
    const opens = candidates[at - 1] !== true && candidates[at + 1] === true;
    const closes = candidates[at + 1] === false;
    return opens || closes;
  });

/** Which lines of a section are headings over its productions. */
export const headingsIn = (lines: readonly Line[], kind: NoteKind): Set<Line> => {
  const marked = lines.map((line, at) => isMarked(line, lines[at + 1]));
  const [first] = lines;
  // Where the first heading is a question, the others may be.
  const asking = first !== undefined && isQuestion(first) && isPlain(first) && isListed(lines[1]);
  const candidates: boolean[] = [];
  for (const [at, line] of lines.entries()) {
    const [before, next] = [lines[at - 1], lines[at + 1]];
    const follows = candidates[at - 1] === true && !isQuestion(line);
    const opening = at === 0 || follows || (asking && line.afterBlank && isQuestion(line));
    const allowed = kind === 'lead' || (line.afterBlank && isListed(next));
    candidates.push(marked[at] === true || (allowed && looksLike(line, { before, next, opening })));
  }
  const kept = withoutRows(candidates, marked);
  return new Set(lines.filter((_, at) => kept[at]));
};

type Step = Readonly<{ line: Line; text: string; rank: number }>;
export type Place = readonly Step[];

const rankOf = (line: Line) => (line.level > 0 ? line.level : line.caps ? 7 : line.bold ? 8 : 9);

/** Where the productions that follow stand, once a heading is read. `bare`: nothing stood under the one before. */
export const placeUnder = (place: Place, line: Line, bare: boolean): Place => {
  const rank = rankOf(line);
  const step = {
    line,
    text: line.text
      .replace(/[*_]+/g, '')
      .replace(/\s*:\s*$/, '')
      .trim(),
    rank,
  };
  const upper = place.filter((above) => above.rank < rank);
  const last = place.at(-1);
  if (bare && last?.rank === rank) return [...upper, last, step];
  const equals = place.filter((above) => above.rank === rank);
  const [first, second] = equals;
  return second && first ? [...upper, first, step] : [...upper, step];
};
