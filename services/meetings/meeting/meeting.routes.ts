import { Hono } from 'hono';
import { type MeetingCommand, type MeetingEvent, meetingStream } from '../../../shared/contracts/meeting.ts';
import { EditionList, MeetingPage, ResourceList, ResourceQuery } from '../../../shared/contracts/meeting-answers.ts';
import { Timeline, Until } from '../../../shared/contracts/timeline.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { timelineOf } from '../../kit/timeline.ts';
import { meeting } from './meeting.decider.ts';
import { listEditions, readMeeting } from './meeting-reading.ts';
import { sharedResources } from './shared-resources.ts';

type Release = Extract<MeetingCommand, { type: 'SubmitMinutes' | 'ApproveMinutes' | 'PublishMinutes' }>['type'];

/** Reading editions, meetings and resources; moving minutes towards publication. */
export const meetingRoutes = (deps: Deps) => {
  const handle = commandHandler(deps.store, meeting);
  const release = (summary: string, type: Release) =>
    endpoint({ summary, who: ['coordinator'], answer: Done }, async ({ who, param, meta }) => {
      const data = { actor: who.person, coordinator: who.roles.includes('coordinator') };
      return done(param('id'), await handle(meetingStream(param('id')), { type, data }, meta()));
    });

  return new Hono<Ambient>()
    .get(
      '/meetings',
      endpoint({ summary: 'List editions and their meetings', who: 'anyone', answer: EditionList }, async ({ who }) =>
        listEditions(deps, who),
      ),
    )
    .get(
      '/meetings/:id',
      endpoint({ summary: 'Read a meeting with its minutes', who: 'anyone', answer: MeetingPage }, async (asked) => {
        const page = await readMeeting(deps, asked.param('id'), asked.who);
        asked.c.header('etag', `"${page.version}"`);
        return page;
      }),
    )
    .get(
      '/meetings/:id/timeline',
      endpoint(
        {
          summary: 'Read what happened to a meeting’s minutes',
          who: ['coordinator'],
          query: Until,
          answer: Timeline,
        },
        async ({ param, query }) => {
          const until = query.until ? new Date(query.until) : undefined;
          const facts = (await deps.store.read(meetingStream(param('id')), until)) as Recorded<MeetingEvent>[];
          return timelineOf(deps, facts);
        },
      ),
    )
    .post('/meetings/:id/submit', release('Submit minutes for reading', 'SubmitMinutes'))
    .post('/meetings/:id/approve', release('Approve minutes', 'ApproveMinutes'))
    .post('/meetings/:id/publish', release('Publish minutes', 'PublishMinutes'))
    .get(
      '/resources',
      endpoint(
        {
          summary: 'List the references shared in published minutes',
          who: 'anyone',
          query: ResourceQuery,
          answer: ResourceList,
        },
        async ({ query }) => sharedResources(deps.db, query),
      ),
    );
};
