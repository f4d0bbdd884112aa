import type {
  MinutesEdition,
  MinutesMeeting,
  NotUnderstood,
  ParsedMinutes,
} from '../../../shared/contracts/minutes.ts';

export type MeetingSummary = {
  number: number;
  title: string;
  speakers: number;
  leads: number;
  /** Headings that have leads under them. */
  headings: number;
  terrains: number;
  resources: number;
  /** Links written in the meeting, each counted as often as it is written. */
  urls: number;
  /** Only where a document holds several editions. */
  edition?: string;
};
export type MinutesSummary = { edition: string; meetings: MeetingSummary[]; notUnderstood: readonly NotUnderstood[] };

const nameOf = (edition: MinutesEdition | undefined) => edition?.date ?? edition?.title ?? '';

const meetingSummary = (meeting: MinutesMeeting): MeetingSummary => {
  const leads = meeting.notes.filter((note) => note.kind === 'lead');
  const headings = new Set(leads.filter((lead) => lead.heading).map((lead) => `${lead.group ?? ''}›${lead.heading}`));
  const count = (kind: string) => meeting.notes.filter((note) => note.kind === kind).length;
  return {
    number: meeting.number,
    title: meeting.title,
    speakers: meeting.speakers.length,
    leads: leads.length,
    headings: headings.size,
    terrains: count('terrain'),
    resources: count('resource'),
    urls: meeting.themeLinks.length + meeting.notes.reduce((sum, note) => sum + note.links.length, 0),
  };
};

/** Minutes in figures: the date of the (first) edition, or its title where no date can be read. */
export const summaryOf = ({ editions, notUnderstood }: ParsedMinutes): MinutesSummary => ({
  edition: nameOf(editions[0]),
  meetings: editions.flatMap((edition) =>
    edition.meetings.map((meeting) => ({
      ...meetingSummary(meeting),
      ...(editions.length > 1 ? { edition: nameOf(edition) } : {}),
    })),
  ),
  notUnderstood,
});
