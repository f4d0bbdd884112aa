import { Hono } from 'hono';
import {
  type MeetingCommand,
  meetingStream,
  NoteDraft,
  type NoteFacts,
  NoteRevision,
  TakingUpAsked,
} from '../../../shared/contracts/meeting.ts';
import { TakenUp, TakingUpSuggested } from '../../../shared/contracts/meeting-answers.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint, Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { withoutAddresses, wordsOf } from '../minutes/links.ts';
import { meeting } from './meeting.decider.ts';
import { meetingById } from './meeting.view.ts';
import { notesToTakeUp } from './note.view.ts';
import { noteInMeeting, settled, suggestionFor, takingOf, takingsOf } from './taking-up.ts';

const acting = (who: Visitor) => ({ actor: who.person, coordinator: who.roles.includes('coordinator') });
const coordinators = ['coordinator'] as const;

/** Taking, correcting and removing notes, and taking them up as proposals for people without an account. */
export const noteRoutes = (deps: Deps) => {
  const run = commandHandler(deps.store, meeting);
  const handle = (id: string, command: MeetingCommand, meta: Parameters<typeof run>[2]) =>
    run(meetingStream(id), command, meta);

  return new Hono<Ambient>()
    .post(
      '/meetings/:id/notes',
      endpoint(
        { summary: 'Take a note', who: coordinators, body: NoteDraft, answer: Done, status: 201 },
        async ({ body, who, param, meta }) => {
          const note = handwritten(body, deps.newId());
          const command = { type: 'TakeNote', data: { ...acting(who), note } } as const;
          const handled = await handle(param('id'), command, meta());
          const [fact] = handled.facts;
          // A repeated request answers with the note of the first time.
          return done(fact?.type === 'NoteTaken' ? fact.data.note : note.note, handled);
        },
      ),
    )
    .put(
      '/meetings/:id/notes/:note',
      endpoint(
        { summary: 'Correct a note; its first words are kept', who: coordinators, body: NoteRevision, answer: Done },
        async ({ body, who, param, meta }) => {
          const data = { ...acting(who), note: param('note'), text: withoutAddresses(body.text) };
          return done(param('note'), await handle(param('id'), { type: 'ReviseNote', data }, meta()));
        },
      ),
    )
    .delete(
      '/meetings/:id/notes/:note',
      endpoint({ summary: 'Remove a note', who: coordinators, answer: Done }, async ({ who, param, meta }) => {
        const data = { ...acting(who), note: param('note') };
        return done(param('note'), await handle(param('id'), { type: 'RemoveNote', data }, meta()));
      }),
    )
    .get(
      '/meetings/:id/notes/:note/proposal',
      endpoint(
        { summary: 'Read a note as a proposal, to be corrected', who: coordinators, answer: TakingUpSuggested },
        async ({ param }) => {
          const { held, found } = await noteInMeeting(deps, param('id'), param('note'));
          return suggestionFor(deps.places, held, found);
        },
      ),
    )
    .post(
      '/meetings/:id/notes/:note/take-up',
      endpoint(
        {
          summary: 'Take a note up as a proposal, as suggested or corrected',
          who: coordinators,
          body: TakingUpAsked,
          answer: Done,
          status: 201,
        },
        async ({ body, who, param, meta }) => {
          const { held, found } = await noteInMeeting(deps, param('id'), param('note'));
          const asked =
            body.kind === 'as-suggested'
              ? suggestionFor(deps.places, held, found)
              : settled(deps.places, deps.clock.today(), body);
          const taking = takingOf(held, found, asked, deps.newId());
          const handled = await handle(held.meeting, { type: 'TakeUpNote', data: { ...acting(who), taking } }, meta());
          const [fact] = handled.facts;
          // A repeated request answers with the proposal of the first time.
          return done(fact?.type === 'NoteTakenUp' ? fact.data.proposal : taking.proposal, handled);
        },
      ),
    )
    .post(
      '/meetings/:id/take-up',
      endpoint(
        { summary: 'Take up all leads and terrains of a meeting', who: coordinators, answer: TakenUp, status: 201 },
        async ({ who, param, meta }) => {
          const held = await meetingById(deps.db, param('id'));
          if (!held) throw new Problem(404, 'meeting-unknown');
          const { takings, skipped } = takingsOf(deps, held, await notesToTakeUp(deps.db, held.meeting));
          const command = { type: 'TakeUpNotes', data: { ...acting(who), takings } } as const;
          const handled = await handle(held.meeting, command, meta());
          const taken = handled.facts.flatMap((fact) =>
            fact.type === 'NoteTakenUp' ? [{ note: fact.data.note, proposal: fact.data.proposal }] : [],
          );
          return { ...done(held.meeting, handled), taken, skipped };
        },
      ),
    );
};

/** A note typed during or after a meeting: no line of a document stands behind it. */
const handwritten = (
  { kind, text, heading }: { kind: NoteFacts['kind']; text: string; heading: string },
  id: string,
) => {
  const { links, masked } = wordsOf(text);
  return {
    note: `note-${id}`,
    kind,
    text: withoutAddresses(text),
    heading: heading || null,
    group: null,
    line: null,
    endLine: null,
    points: [],
    links,
    masked,
  } satisfies NoteFacts;
};
