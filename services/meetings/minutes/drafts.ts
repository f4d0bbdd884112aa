import { dateIn, type Hours, hoursIn } from './dates.ts';
import { isSentence, type Line } from './lines.ts';
import { opensSection, type SectionKind } from './sections.ts';
import { isSpeakerLine } from './speakers.ts';
import { editionTitle, meetingTitle } from './titles.ts';

/** A run of lines under one section's name, still to be understood. */
export type Section = { kind: SectionKind; lines: Line[]; rest: string; opener: Line };
export type DraftMeeting = {
  number: number;
  title: string;
  key: string;
  line: Line;
  date?: string | undefined;
  hours?: Hours | undefined;
  sections: Section[];
};
export type DraftEdition = { title: string; date?: string | undefined; meetings: DraftMeeting[] };
export type Drafts = Readonly<{ editions: DraftEdition[]; left: Line[] }>;

const PRODUCTIONS = new Set<SectionKind>(['lead', 'terrain', 'resource']);
const isShort = (line: Line) => line.bullet === null && line.raw.length <= 120;

/** Sorts lines into editions, meetings and sections, in one pass. */
class Sorting {
  readonly editions: DraftEdition[] = [];
  readonly left: Line[] = [];
  private readonly lines: readonly Line[];
  private edition: DraftEdition | undefined;
  private meeting: DraftMeeting | undefined;

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  run(): Drafts {
    for (const [at, line] of this.lines.entries()) {
      if (!this.opensEdition(line) && !this.opensMeeting(line) && !this.namesMeeting(line)) this.within(line, at);
    }
    return { editions: this.editions.filter((edition) => edition.meetings.length > 0), left: this.left };
  }

  private opensEdition(line: Line): boolean {
    const found = editionTitle(line, this.meeting === undefined);
    if (!found) return false;
    const { edition } = this;
    const fresh = edition === undefined || edition.meetings.length > 0;
    const same = edition !== undefined && (found.date === undefined || found.date === edition.date);
    if (same && !(fresh && found.date === undefined && found.title !== edition.title && line.level === 1)) return true;
    if (!fresh && edition && edition.date === undefined) {
      edition.date = found.date;
      if (found.title.length > edition.title.length) edition.title = found.title;
      return true;
    }
    this.edition = { title: found.title, date: found.date, meetings: [] };
    this.editions.push(this.edition);
    this.meeting = undefined;
    return true;
  }

  private opensMeeting(line: Line): boolean {
    const found = meetingTitle(line);
    if (!found) return false;
    // The title of the meeting under way, at the head of another page.
    if (this.meeting?.key === found.key && found.title !== '') return true;
    this.open(found, line);
    return true;
  }

  private open(found: Pick<DraftMeeting, 'number' | 'title' | 'key'>, line: Line) {
    const restarts = this.edition?.meetings.some((meeting) => meeting.number === found.number) ?? false;
    if (!this.edition || restarts) {
      this.edition = { title: '', meetings: [] };
      this.editions.push(this.edition);
    }
    this.meeting = { ...found, line, date: dateIn(found.title), sections: [] };
    this.edition.meetings.push(this.meeting);
  }

  /** « SESSION 2 » alone: its title is the next short line. */
  private namesMeeting(line: Line): boolean {
    const { meeting } = this;
    if (meeting?.title !== '' || meeting.sections.length > 0) return false;
    if (!isShort(line) || opensSection(line) || (isSentence(line.text) && !/[?!]$/.test(line.text))) return false;
    meeting.title = line.text.replace(/\*\*|__/g, '');
    meeting.key = `${meeting.number}|${meeting.title}`;
    return true;
  }

  private within(line: Line, at: number) {
    const { meeting } = this;
    if (!meeting) {
      this.left.push(line);
      return;
    }
    const opening = opensSection(line);
    if (opening) {
      meeting.sections.push({ kind: opening.kind, rest: opening.rest, lines: [], opener: line });
      return;
    }
    const section = meeting.sections.at(-1);
    if (!section && this.dates(line)) return;
    if (!section || (section.kind === 'theme' && isSpeakerLine(line))) {
      meeting.sections.push({
        kind: isSpeakerLine(line) ? 'speakers' : 'theme',
        rest: '',
        lines: [line],
        opener: line,
      });
    } else if (this.closes(section, line, at)) {
      meeting.sections.push({ kind: 'other', rest: '', lines: [], opener: line });
    } else section.lines.push(line);
  }

  /** « Mercredi 20 mai 2020, 14 h – 16 h » under a meeting's title. */
  private dates(line: Line): boolean {
    const { meeting } = this;
    if (!meeting || !isShort(line) || isSentence(line.text)) return false;
    const [date, hours] = [dateIn(line.text), hoursIn(line.text)];
    meeting.date ??= date;
    meeting.hours ??= hours;
    return date !== undefined || hours !== undefined;
  }

  /** After the resources, capitals over sentences open a part of the document that is no production. */
  private closes(section: Section, line: Line, at: number): boolean {
    if (section.kind !== 'resource' || !line.caps || line.bullet !== null || line.raw.length > 100) return false;
    return this.lines[at + 1]?.bullet === null;
  }
}

/** A document without « SESSION n »: titles above the sections, or the whole document, are its meetings. */
const withTitles = (lines: readonly Line[]): Line[] | undefined => {
  const openers = lines.filter((line) => PRODUCTIONS.has(opensSection(line)?.kind ?? 'other'));
  const [opener] = openers;
  const kinds = new Set(openers.map((line) => opensSection(line)?.kind));
  // One word alone is no section: it takes two kinds, or a heading's form.
  if (!opener || (kinds.size < 2 && !openers.some((line) => line.caps || line.bold || line.level > 0)))
    return undefined;
  const first = lines.indexOf(opener);
  const level = lines[first]?.level ?? 0;
  const titles =
    level > 1
      ? lines.filter((line) => line.level === level - 1 && !opensSection(line) && !editionTitle(line, false))
      : [];
  const single = lines
    .slice(0, first)
    .find((line) => isShort(line) && !isSentence(line.text) && !opensSection(line) && !editionTitle(line, true));
  const chosen = titles.length > 0 ? titles : single ? [single] : [];
  const named = (line: Line, number: number): Line => ({
    ...line,
    level: 2,
    raw: `SESSION ${number} – ${line.text}`,
    bullet: null,
  });
  if (chosen.length > 0)
    return lines.map((line) => (chosen.includes(line) ? named(line, chosen.indexOf(line) + 1) : line));
  const head = lines[0] as Line;
  const title = editionTitle(head, true)?.title ?? 'Séance';
  return [named({ ...head, text: title }, 1), ...lines.slice(editionTitle(head, true) ? 1 : 0)];
};

export const draftsIn = (lines: readonly Line[]): Drafts => {
  if (lines.some((line) => meetingTitle(line))) return new Sorting(lines).run();
  const titled = withTitles(lines);
  return titled ? new Sorting(titled).run() : { editions: [], left: [...lines] };
};
