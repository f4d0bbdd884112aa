import { Hono } from 'hono';
import { MinutesRecord, MinutesText } from '../../../shared/contracts/meeting.ts';
import { MinutesPreview, MinutesRecorded } from '../../../shared/contracts/meeting-answers.ts';
import { type Ambient, endpoint, Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { recordMinutes } from '../meeting/record-minutes.ts';
import { parseMinutes } from './parse-minutes.ts';

/** The fingerprint by which the same document is known again. */
export const fingerprint = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Importing in two steps: read and show, then record what a person has corrected. */
export const minutesRoutes = (deps: Deps) => {
  const record = recordMinutes(deps);
  return new Hono<Ambient>()
    .post(
      '/minutes/preview',
      endpoint(
        {
          summary: 'Read minutes without recording anything',
          who: ['coordinator'],
          body: MinutesText,
          answer: MinutesPreview,
        },
        async ({ body }) => {
          const parsed = parseMinutes(body.text);
          if (!parsed.ok) throw new Problem(422, 'fields-wrong', { text: parsed.code });
          return {
            name: body.name,
            sha256: await fingerprint(body.text),
            editions: parsed.editions,
            notUnderstood: parsed.notUnderstood.map((line) => ({ ...line })),
          };
        },
      ),
    )
    .post(
      '/minutes',
      endpoint(
        {
          summary: 'Record corrected minutes as meetings and notes',
          who: ['coordinator'],
          body: MinutesRecord,
          answer: MinutesRecorded,
          status: 201,
        },
        async ({ body, who }) => record(body, { person: who.person, coordinator: who.roles.includes('coordinator') }),
      ),
    );
};
