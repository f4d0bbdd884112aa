import { html } from 'hono/html';
import type { Language } from '../../shared/kernel/words.ts';
import { machineDate, moment } from './dates.ts';
import type { Html } from './frame.ts';

/** One thing that happened: `sentence` starts with the verb (« a déposé »), `detail` tells what or why. */
export type Moment = Readonly<{ at: Date | string; who: string; sentence: string; detail?: Html | string }>;

/** What happened, in the order given, along one thread. */
export const timeline = (language: Language, moments: readonly Moment[]): Html => html`<ol class="timeline">
  ${moments.map(
    ({ at, who, sentence, detail }) => html`<li>
    <p><strong>${who}</strong> ${sentence}</p>
    ${detail ? html`<div class="timeline__detail">${detail}</div>` : ''}
    <p class="timeline__at"><time datetime="${machineDate(at)}">${moment(language, at)}</time></p>
  </li>`,
  )}
</ol>`;
