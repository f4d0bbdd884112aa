import type { Line } from './lines.ts';
import { opensSection } from './sections.ts';
import { editionTitle, isContentsLine, meetingTitle } from './titles.ts';

type Candidate = { at: number; key: string; weight: number };

const isDots = (line: Line) => isContentsLine(line) || /\s\d{1,3}$/.test(line.raw);

/** What only real minutes hold between two titles: speakers, bulleted productions, long sentences. */
const weightOf = (line: Line): number => {
  const opening = opensSection(line);
  if (opening) return opening.kind === 'speakers' ? 1 : 0;
  if (isDots(line)) return 0;
  return line.bullet !== null || line.raw.length > 150 ? 1 : 0;
};

const candidatesIn = (lines: readonly Line[]): Candidate[] => {
  const found: Candidate[] = [];
  for (const [at, line] of lines.entries()) {
    const title = meetingTitle(line) ?? meetingTitle({ ...line, bullet: null, raw: line.text });
    const current = found.at(-1);
    if (title) found.push({ at, key: title.key, weight: 0 });
    else if (current) current.weight += weightOf(line);
  }
  return found;
};

/** The edition's own title, where it stands between the last line of the contents and the first meeting. */
const startOf = (lines: readonly Line[], from: number, at: number): number => {
  const title = lines.findIndex(
    (line, index) => index > from && index < at && !isDots(line) && editionTitle(line, true) !== undefined,
  );
  return title < 0 ? at : title;
};

/** Where a table of contents that begins at `start` gives way to the first meeting itself. */
const endOfContents = (lines: readonly Line[], candidates: readonly Candidate[], start: number): number => {
  const inside = candidates.filter((candidate) => candidate.at > start);
  const real = inside.find((candidate) => {
    if (isDots(lines[candidate.at] as Line) || candidate.weight === 0) return false;
    const again = inside.find((other) => other.at > candidate.at && other.key === candidate.key && other.weight > 0);
    return again === undefined || inside.some((other) => other.at < candidate.at && other.key === candidate.key);
  });
  const last = candidates.filter((candidate) => candidate.at < (real?.at ?? 0)).at(-1)?.at ?? 0;
  if (real) return startOf(lines, Math.max(start, last), real.at);
  const body = lines.findIndex((line, at) => at > start && !isDots(line) && line.raw.length > 150);
  return body < 0 ? lines.length : body;
};

/** The lines of tables of contents, which repeat what is said elsewhere. */
export const contentsIn = (lines: readonly Line[]): Set<Line> => {
  const skipped = new Set<Line>(lines.filter((line) => isContentsLine(line)));
  const candidates = candidatesIn(lines);
  const skip = (from: number, to: number) => {
    for (const line of lines.slice(from, to)) if (line.raw.length <= 150) skipped.add(line);
  };
  for (const [order, candidate] of candidates.entries()) {
    const again = candidates
      .slice(order + 1, order + 200)
      .some((other) => other.key === candidate.key && other.weight > 0);
    if (candidate.weight === 0 && again)
      skip(candidate.at, startOf(lines, candidate.at, candidates[order + 1]?.at ?? candidate.at + 1));
  }
  const start = lines.findIndex((line) => opensSection(line)?.kind === 'contents');
  if (start >= 0) skip(start, endOfContents(lines, candidates, start));
  return skipped;
};
