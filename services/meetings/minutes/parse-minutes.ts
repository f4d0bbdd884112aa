import type {
  MinutesEdition,
  MinutesMeeting,
  MinutesRefused,
  NotUnderstood,
  ParsedMinutes,
} from '../../../shared/contracts/minutes.ts';
import { contentsIn } from './contents.ts';
import { refusalOf } from './decode-minutes.ts';
import { type DraftEdition, type DraftMeeting, draftsIn, type Section } from './drafts.ts';
import { type Line, linesOf } from './lines.ts';
import { wordsOf } from './links.ts';
import { withoutNoise } from './noise.ts';
import { notesIn } from './notes.ts';
import { isNothing } from './sections.ts';
import { speakersIn } from './speakers.ts';

export type Parsed = ({ ok: true } & ParsedMinutes) | ({ ok: false } & MinutesRefused);

/** More lines than any minutes have: noise, refused before it is looked at closely. */
const MOST_LINES = 20_000;

type Reading = { meeting: MinutesMeeting; left: Line[]; theme: Line[] };

const paragraphs = (lines: readonly Line[]): string[] => {
  const found: string[] = [];
  for (const line of lines) {
    const goesOn = !line.afterBlank && line.bullet === null && found.length > 0;
    if (goesOn) found.push(`${found.pop()} ${line.text}`);
    else found.push(line.bullet === null ? line.text : `– ${line.text}`);
  }
  return found;
};

/** « Terrains : … » on one line: the words after the colon are the section's first line. */
const inlineLine = ({ opener, rest }: Section): Line[] =>
  rest && !isNothing(rest) ? [{ ...opener, text: rest, raw: rest, level: 0, bold: false, caps: false }] : [];

const readSection = (section: Section, { meeting, left, theme }: Reading) => {
  const lines = [...inlineLine(section), ...section.lines];
  switch (section.kind) {
    case 'lead':
    case 'terrain':
    case 'resource': {
      const found = notesIn(section.kind, lines);
      meeting.notes.push(...found.notes);
      left.push(...found.left);
      break;
    }
    case 'speakers': {
      const found = speakersIn(
        section.lines,
        section.rest ? { text: section.rest, line: section.opener.n } : undefined,
      );
      meeting.speakers.push(...found.speakers);
      theme.push(...found.prose);
      left.push(...found.left);
      break;
    }
    case 'theme':
      theme.push(...lines);
      break;
    default:
      left.push(section.opener, ...section.lines);
  }
};

const readMeeting = (draft: DraftMeeting, left: Line[]): MinutesMeeting => {
  const meeting: MinutesMeeting = {
    number: draft.number,
    title: wordsOf(draft.title).text || `Séance ${draft.number}`,
    line: draft.line.n,
    ...(draft.date === undefined ? {} : { date: draft.date }),
    ...(draft.hours === undefined ? {} : draft.hours),
    theme: [],
    themeLinks: [],
    speakers: [],
    notes: [],
  };
  const theme: Line[] = [];
  for (const section of draft.sections) readSection(section, { meeting, left, theme });
  const words = paragraphs(theme).map(wordsOf);
  meeting.theme = words.map((word) => word.text).filter(Boolean);
  meeting.themeLinks = words.flatMap((word) => word.links);
  return meeting;
};

const readEdition = (draft: DraftEdition, left: Line[]): MinutesEdition => {
  const date = draft.date ?? draft.meetings.find((meeting) => meeting.date !== undefined)?.date;
  const meetings = draft.meetings.map((meeting) => readMeeting(meeting, left));
  return { title: wordsOf(draft.title).text, ...(date === undefined ? {} : { date }), meetings };
};

const report = (lines: readonly Line[]): NotUnderstood[] =>
  lines
    .map((line) => ({ line: line.n, text: wordsOf(line.raw.slice(0, 500)).text || line.raw.slice(0, 500) }))
    .sort((a, b) => a.line - b.line);

/**
 * Reads minutes as the series writes them: by form, never by one edition's wording. Every line that is neither noise nor a
 * table of contents ends in a production, a theme, a speaker, a title, or among `notUnderstood`.
 */
export const parseMinutes = (source: string): Parsed => {
  const code = refusalOf(source);
  if (code) return { ok: false, code };
  const all = linesOf(source);
  if (all.length > MOST_LINES) return { ok: false, code: 'minutes-too-large' };
  const kept = withoutNoise(all);
  const contents = contentsIn(kept);
  const drafts = draftsIn(kept.filter((line) => !contents.has(line)));
  const left = [...drafts.left];
  const editions = drafts.editions.map((draft) => readEdition(draft, left));
  const found = editions.some((edition) => edition.meetings.length > 0);
  return found ? { ok: true, editions, notUnderstood: report(left) } : { ok: false, code: 'minutes-without-meeting' };
};
