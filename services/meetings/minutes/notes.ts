import type { MinutesNote, MinutesPoint, NoteKind } from '../../../shared/contracts/minutes.ts';
import { headingsIn, type Place, placeUnder } from './headings.ts';
import { endsWithColon, isSentence, type Line, unwrapped } from './lines.ts';
import { wordsOf } from './links.ts';

type Passage = { line: Line; end: Line; words: string[]; points: Passage[] };
export type Notes = Readonly<{ notes: MinutesNote[]; left: Line[] }>;

const startsLower = (line: Line) => /^[«“"'(*_\s]*\p{Ll}/u.test(line.text) || /^(?:\+|&|<?https?:|\()/.test(line.text);
const passage = (line: Line): Passage => ({ line, end: line, words: [line.text], points: [] });

const extend = (whole: Passage, line: Line) => {
  const part = whole.points.at(-1) ?? whole;
  part.words.push(line.bullet === '+' ? `+ ${line.text}` : line.text);
  part.end = line;
  whole.end = line;
};

const point = (whole: Passage, line: Line) => {
  whole.points.push(passage(line));
  whole.end = line;
};

type Block = Readonly<{ bulleted: boolean; base: number; plus: boolean; tight: boolean }>;

const blockOf = (lines: readonly Line[]): Block => {
  const bullets = lines.filter((line) => line.bullet !== null);
  return {
    bulleted: bullets.length > 0,
    base: Math.min(...bullets.map((line) => line.indent), 99),
    tight: bullets.slice(1).filter((line) => line.afterBlank).length * 2 < bullets.length - 1,
    plus: bullets.length > 0 && bullets.every((line) => line.bullet === '+'),
  };
};

/** What a line is to the production before it. */
type Part = 'note' | 'point' | 'more';

const bulletedPart = (line: Line, current: Passage, block: Block): Part => {
  if (line.bullet === '+' && !block.plus) return 'more';
  if (line.indent > block.base + 1 && line.indent > current.line.indent) return 'point';
  if (current.line.bullet === null) return endsOpen(current) ? 'point' : 'note';
  if (line.bullet === current.line.bullet) return 'note';
  const opened =
    endsWithColon(current.words.join(' ')) || current.points.some((below) => below.line.bullet === line.bullet);
  return opened ? 'point' : 'note';
};

/** « … : » just before: what comes next belongs to it. */
const endsOpen = (current: Passage) => endsWithColon(current.words.at(-1) ?? '') || current.points.length > 0;

const isWrapped = (line: Line, before: Line) => !line.afterBlank && before.raw.length > 60 && !isSentence(before.raw);

const plainPart = (line: Line, before: Line, current: Passage, block: Block): Part => {
  if (startsLower(line) || isWrapped(line, before)) return 'more';
  const listed = current.points.at(-1);
  if (!listed && endsWithColon(current.words.at(-1) ?? '')) return 'point';
  if (listed?.line.bullet === null) return block.bulleted || !line.afterBlank ? 'point' : 'note';
  if (!block.bulleted) return 'note';
  // In a list with blank lines between its bullets, a paragraph without one goes on; in a close list it stands alone.
  return block.tight && line.afterBlank ? 'note' : 'more';
};

const passagesIn = (lines: readonly Line[]): Passage[] => {
  const block = blockOf(lines);
  const found: Passage[] = [];
  for (const [at, line] of lines.entries()) {
    const current = found.at(-1);
    const before = lines[at - 1];
    if (!current || !before) {
      found.push(passage(line));
      continue;
    }
    const part = line.bullet === null ? plainPart(line, before, current, block) : bulletedPart(line, current, block);
    if (part === 'note') found.push(passage(line));
    else if (part === 'point') point(current, line);
    else extend(current, line);
  }
  return found;
};

const pointOf = (part: Passage): MinutesPoint => ({ text: wordsOf(part.words.join(' ')).text, line: part.line.n });

const noteOf = (kind: NoteKind, whole: Passage, place: Place): MinutesNote => {
  const written = [whole.words, ...whole.points.map((part) => part.words)].flat().join(' ');
  const { text, links, masked } = wordsOf(written);
  const heading = place.at(-1)?.text;
  const group = place
    .slice(0, -1)
    .map((step) => step.text)
    .join(' › ');
  return {
    kind,
    // A production that is only a link keeps it as its words.
    text: text || links.join(' '),
    line: whole.line.n,
    endLine: whole.end.to,
    ...(heading ? { heading } : {}),
    ...(group ? { group } : {}),
    points: whole.points.map(pointOf),
    links,
    masked,
  };
};

/** The productions of one section, each under its heading; `left` holds headings over nothing. */
export const notesIn = (kind: NoteKind, written: readonly Line[]): Notes => {
  const lines = unwrapped(written);
  const headings = headingsIn(lines, kind);
  const notes: MinutesNote[] = [];
  const used = new Set<Line>();
  let place: Place = [];
  let block: Line[] = [];
  const close = () => {
    if (block.length > 0) for (const step of place) used.add(step.line);
    notes.push(...passagesIn(block).map((whole) => noteOf(kind, whole, place)));
    block = [];
  };
  for (const line of lines) {
    if (!headings.has(line)) {
      block.push(line);
      continue;
    }
    const bare = block.length === 0 && place.length > 0;
    close();
    place = placeUnder(place, line, bare);
  }
  close();
  return { notes, left: [...headings].filter((line) => !used.has(line)) };
};
