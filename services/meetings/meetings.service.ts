import { Hono } from 'hono';
import { meetingPrivacy } from '../../shared/contracts/meeting.ts';
import { meetingWords } from '../../shared/contracts/meeting-words.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { editionView } from './edition/edition.view.ts';
import { meetingRoutes } from './meeting/meeting.routes.ts';
import { meetingView } from './meeting/meeting.view.ts';
import { noteRoutes } from './meeting/note.routes.ts';
import { noteView } from './meeting/note.view.ts';
import { speakerView } from './meeting/speaker.view.ts';
import { decodeMinutes } from './minutes/decode-minutes.ts';
import { fingerprint, minutesRoutes } from './minutes/minutes.routes.ts';
import { type Parsed, parseMinutes } from './minutes/parse-minutes.ts';

export { listEditions, readMeeting } from './meeting/meeting-reading.ts';
export { recordMinutes } from './meeting/record-minutes.ts';
export { sharedResources } from './meeting/shared-resources.ts';
export { type MinutesSummary, summaryOf } from './minutes/summary.ts';

/** Minutes from the bytes of a file with the fingerprint of its text, or the reason they cannot be read. */
export const readMinutes = async (bytes: Uint8Array): Promise<Parsed & { sha256: string }> => {
  const decoded = decodeMinutes(bytes);
  if (!decoded.ok) return { ...decoded, sha256: '' };
  return { ...parseMinutes(decoded.text), sha256: await fingerprint(decoded.text) };
};

/** Editions, meetings and their minutes: importing, keeping, publishing, taking up. */
export const meetings: Service = {
  name: 'meetings',
  owns: ['edition-', 'meeting-'],
  routes: (deps) =>
    new Hono<Ambient>().route('/', minutesRoutes(deps)).route('/', meetingRoutes(deps)).route('/', noteRoutes(deps)),
  views: [editionView, meetingView, speakerView, noteView],
  reactors: [],
  jobs: [],
  words: meetingWords,
  privacy: meetingPrivacy,
};
