import { html } from 'hono/html';
import type { Preferences } from '../../shared/contracts/person.ts';
import type { Frame, Html } from './frame.ts';
import { accountPage, scriptNeeded } from './profile-page.ts';

const lead = {
  fr: 'Ce que vous recevez, et à quel rythme. Chaque courriel permet aussi d’arrêter en un clic.',
  en: 'What you receive, and how often. Every mail also lets you stop with one click.',
};

/** Which mails one wants. */
export const preferencesPage = (frame: Frame, preferences: Preferences): Html =>
  accountPage(
    frame,
    'preferences',
    lead[frame.language],
    html`
    ${scriptNeeded(frame)}
    <preferences-form initial="${JSON.stringify(preferences)}"></preferences-form>`,
  );
