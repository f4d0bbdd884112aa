import { fold, type Line } from './lines.ts';
import { opensSection } from './sections.ts';
import { meetingTitle } from './titles.ts';

const PAGE = /^(?:page|p\.)?[-–—|\s]*\d{1,3}(?:\s*(?:\/|sur|of)\s*\d{1,3})?[-–—|\s]*$/i;
const RULE = /^(?:[-–—_*=~·•.\s]{3,}|\\?(?:newpage|pagebreak))$/i;
const FENCE = /^(?:```|~~~|<!--.*-->$|<\/?(?:br|hr|p|div)[^>]{0,80}>$)/i;
const NUMBERED_FOOTER = /(?:page|p\.|\||–|-|\s{2,})\s*#(?:\s*(?:\/|sur)\s*#)?$|^#\s*(?:\||–|-)\s/;

const isMark = (raw: string) => raw.length <= 120 && (PAGE.test(raw) || RULE.test(raw) || FENCE.test(raw));
const isPlain = (line: Line) =>
  line.bullet === null && line.raw.length < 120 && !opensSection(line) && !meetingTitle(line);

/** Counts by a key, keeping the indices. */
const gather = (lines: readonly Line[], key: (line: Line) => string) => {
  const found = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    if (!isPlain(line)) continue;
    const places = found.get(key(line));
    if (places) places.push(at);
    else found.set(key(line), [at]);
  }
  return [...found].filter(([, places]) => places.length >= 3);
};

const footers = (lines: readonly Line[]): Set<Line> => {
  const found = new Set<Line>();
  const mark = (places: readonly number[]) => {
    for (const at of places) found.add(lines[at] as Line);
  };
  for (const [shape, places] of gather(lines, (line) => fold(line.raw).replace(/\d+/g, '#'))) {
    const differing = new Set(places.map((at) => lines[at]?.raw)).size >= 3;
    if (differing && NUMBERED_FOOTER.test(shape)) mark(places);
  }
  for (const [, places] of gather(lines, (line) => fold(line.raw))) {
    const beside = places.filter((at) => PAGE.test(lines[at - 1]?.raw ?? '') || PAGE.test(lines[at + 1]?.raw ?? ''));
    if (beside.length * 2 >= places.length) mark(places);
  }
  return found;
};

/** Leaves out page numbers, rules, and the headers and footers that come back on each page. */
export const withoutNoise = (lines: readonly Line[]): Line[] => {
  const repeated = footers(lines);
  const kept: Line[] = [];
  let dropped = false;
  for (const line of lines) {
    const noise = repeated.has(line) || isMark(line.raw);
    // A page break between two lines separates them as a blank line would.
    if (!noise) kept.push(dropped ? { ...line, afterBlank: true } : line);
    dropped = noise;
  }
  return kept;
};
