import { describe, it } from 'vitest';
import { edition } from '../../services/meetings/edition/edition.decider.ts';
import { meeting } from '../../services/meetings/meeting/meeting.decider.ts';
import type { ImportMinutes, MeetingCommand, NoteFacts, TakeUpNote } from '../../shared/contracts/meeting.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(meeting);
const cleo = { actor: 'cleo', coordinator: true };
const ana = { actor: 'ana', coordinator: false };

const note = (id: string, kind: NoteFacts['kind']): NoteFacts => ({
  note: id,
  kind,
  text: `Le texte de ${id}`,
  heading: null,
  group: null,
  line: 3,
  endLine: 3,
  points: [],
  links: [],
  masked: false,
});
const facts = {
  edition: '2024-06-17',
  number: 1,
  title: 'Vieillir chez soi',
  theme: [],
  themeLinks: [],
  date: '2024-06-17',
  startsAt: null,
  minutes: null,
};
const speaker = { speaker: 's1', name: 'v1', role: 'researcher', affiliation: 'v2', line: 2 } as const;
const importing: ImportMinutes = {
  type: 'ImportMinutes',
  data: {
    ...cleo,
    meeting: facts,
    speakers: [speaker],
    notes: [note('n1', 'lead')],
    source: 'cr.md',
    sha256: 'a'.repeat(64),
  },
};
const scheduled = { type: 'MeetingScheduled', data: facts } as const;
const taken = (id: string, kind: NoteFacts['kind']) => ({ type: 'NoteTaken', data: note(id, kind) }) as const;
const imported = { type: 'MinutesImported', data: { source: 'cr.md', sha256: 'a'.repeat(64) } } as const;
const published = { type: 'MinutesPublished', data: { version: 1 } } as const;
const provenance = { meeting: 'm1', note: 'n1', line: 3, label: 'Vieillir chez soi' };
const asQuestion = { kind: 'question', content: questionDraft, note: 'n1', proposal: 'p1', provenance } as const;
const takeUp: TakeUpNote = { type: 'TakeUpNote', data: { ...cleo, taking: asQuestion } };
const takenUp = { type: 'NoteTakenUp', data: asQuestion } as const;

describe('importing minutes', () => {
  it('records the meeting, who spoke, each note, then where it came from', () =>
    given().when(importing).then(scheduled, { type: 'SpeakerListed', data: speaker }, taken('n1', 'lead'), imported));
  it('changes nothing when the same document comes again', () => given(scheduled, imported).when(importing).then());
  it('never overwrites what another document said', () =>
    given(scheduled, imported)
      .when({ ...importing, data: { ...importing.data, sha256: 'b'.repeat(64) } })
      .refused('meeting-already-imported'));
});

describe('keeping notes', () => {
  it('takes one', () =>
    given(scheduled)
      .when({ type: 'TakeNote', data: { ...cleo, note: note('n2', 'terrain') } })
      .then(taken('n2', 'terrain')));
  it('refuses one twice', () =>
    given(scheduled, taken('n1', 'lead'))
      .when({ type: 'TakeNote', data: { ...cleo, note: note('n1', 'lead') } })
      .refused('note-already-taken'));
  const revise = { type: 'ReviseNote', data: { ...cleo, note: 'n1', text: 'Mieux dit' } } as const;
  it('corrects one', () =>
    given(scheduled, taken('n1', 'lead'))
      .when(revise)
      .then({ type: 'NoteRevised', data: { note: 'n1', text: 'Mieux dit' } }));
  it('records nothing for words that do not change', () =>
    given(scheduled, taken('n1', 'lead'))
      .when({ ...revise, data: { ...revise.data, text: 'Le texte de n1' } })
      .then());
  it('refuses an unknown one', () => given(scheduled).when(revise).refused('note-unknown'));
  const remove = { type: 'RemoveNote', data: { ...cleo, note: 'n1' } } as const;
  it('removes one, once', () => {
    const removed = { type: 'NoteRemoved', data: { note: 'n1' } } as const;
    given(scheduled, taken('n1', 'lead')).when(remove).then(removed);
    given(scheduled, taken('n1', 'lead'), removed).when(remove).refused('note-unknown');
  });
  it('keeps one that became a proposal', () =>
    given(scheduled, taken('n1', 'lead'), takenUp).when(remove).refused('note-already-taken-up'));
});

describe('taking notes up', () => {
  it('makes a question of a lead', () => given(scheduled, taken('n1', 'lead')).when(takeUp).then(takenUp));
  it('refuses a second time', () =>
    given(scheduled, taken('n1', 'lead'), takenUp).when(takeUp).refused('note-already-taken-up'));
  it('refuses a resource, and a lead as a terrain', () => {
    given(scheduled, taken('n1', 'resource')).when(takeUp).refused('note-not-a-proposal');
    const asTerrain = { ...asQuestion, kind: 'terrain', content: terrainDraft } as const;
    given(scheduled, taken('n1', 'lead'))
      .when({ type: 'TakeUpNote', data: { ...cleo, taking: asTerrain } })
      .refused('note-not-a-proposal');
  });
  it('takes up all that is left', () => {
    const second = { ...asQuestion, note: 'n2', proposal: 'p2' };
    given(scheduled, taken('n1', 'lead'), taken('n2', 'lead'), takenUp)
      .when({ type: 'TakeUpNotes', data: { ...cleo, takings: [asQuestion, second] } })
      .then({ type: 'NoteTakenUp', data: second });
  });
});

describe('publishing', () => {
  const wish = (type: 'SubmitMinutes' | 'ApproveMinutes' | 'PublishMinutes') => ({ type, data: cleo }) as const;
  const submitted = { type: 'MinutesSubmittedForReading', data: {} } as const;
  it('goes through a reading round', () => {
    given(scheduled).when(wish('SubmitMinutes')).then(submitted);
    given(scheduled, submitted).when(wish('SubmitMinutes')).refused('minutes-not-draft');
    given(scheduled).when(wish('ApproveMinutes')).refused('minutes-not-in-reading');
    given(scheduled, submitted).when(wish('ApproveMinutes')).then({ type: 'MinutesApproved', data: {} });
  });
  it('publishes, and again only after a change', () => {
    given(scheduled).when(wish('PublishMinutes')).then(published);
    given(scheduled, published).when(wish('PublishMinutes')).refused('minutes-unchanged');
    given(scheduled, published, taken('n9', 'lead'))
      .when(wish('PublishMinutes'))
      .then({ type: 'MinutesPublished', data: { version: 2 } });
  });
});

const nobodyElse: MeetingCommand[] = [
  { ...importing, data: { ...importing.data, ...ana } },
  { type: 'TakeNote', data: { ...ana, note: note('n2', 'lead') } },
  { type: 'ReviseNote', data: { ...ana, note: 'n1', text: 'autre' } },
  { type: 'RemoveNote', data: { ...ana, note: 'n1' } },
  { type: 'TakeUpNote', data: { ...ana, taking: asQuestion } },
  { type: 'TakeUpNotes', data: { ...ana, takings: [asQuestion] } },
  { type: 'SubmitMinutes', data: ana },
  { type: 'ApproveMinutes', data: ana },
  { type: 'PublishMinutes', data: ana },
];
it.each(nobodyElse)('$type is the coordination’s', (command) =>
  given(scheduled, taken('n1', 'lead')).when(command).refused('meeting-coordinators-only-not-yours'),
);
it('says that an unknown meeting does not exist', () =>
  given().when({ type: 'PublishMinutes', data: cleo }).refused('meeting-unknown'));

describe('opening an edition', () => {
  const open = { type: 'OpenEdition', data: { edition: 'e1', title: 'Édition', date: null } } as const;
  const opened = { type: 'EditionOpened', data: open.data } as const;
  it('happens once', () => {
    specFor(edition)().when(open).then(opened);
    specFor(edition)(opened).when(open).then();
  });
});
