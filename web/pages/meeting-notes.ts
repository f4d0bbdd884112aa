import { html } from 'hono/html';
import type { NoteShown } from '../../shared/contracts/meeting-answers.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import type { Html } from './frame.ts';
import { outLinks } from './out-links.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  line: { fr: 'ligne {n}', en: 'line {n}' },
  cite: { fr: 'Adresse de cette note, ligne {n} du document', en: 'Address of this note, line {n} of the document' },
  citeNote: { fr: 'Adresse de cette note', en: 'Address of this note' },
  question: { fr: 'Devenue une question', en: 'Became a question' },
  terrain: { fr: 'Devenu un terrain à explorer', en: 'Became a terrain to explore' },
  corrected: { fr: 'Corrigé. Écrit d’abord :', en: 'Corrected. First written:' },
} satisfies Words;

/** What the coordination puts under a note. */
export type NoteTools = (note: NoteShown) => Html | string;

/** Notes in their order, under their headings; each has an address of its own. */
export const notesUnderHeadings = (language: Language, notes: readonly NoteShown[], tools: NoteTools): Html =>
  html`${runs(notes).map(
    ({ group, heading, notes: under }) => html`${group ? html`<h3 ${lang(language, group)}>${typeset(group)}</h3>` : ''}
    ${heading ? headingOf(language, heading, under[0]?.group ? 4 : 3) : ''}
    <ul class="minutes">${under.map((note) => noteItem(language, note, tools))}</ul>`,
  )}`;

type Run = { group: string | null; heading: string | null; notes: NoteShown[] };

/** Consecutive notes of one heading; a group is told once, where it begins. */
const runs = (notes: readonly NoteShown[]): Run[] => {
  const found: Run[] = [];
  let group: string | null = null;
  let heading: string | null = null;
  for (const note of notes) {
    const same = found.length > 0 && note.heading === heading && note.group === group;
    if (same) found.at(-1)?.notes.push(note);
    else found.push({ group: note.group === group ? null : note.group, heading: note.heading, notes: [note] });
    group = note.group;
    heading = note.heading;
  }
  return found;
};

const lang = (language: Language, text: string) => {
  const own = langOf(language, text).lang;
  return own ? html`lang="${own}"` : '';
};

const headingOf = (language: Language, heading: string, level: 3 | 4): Html =>
  level === 3
    ? html`<h3 ${lang(language, heading)}>${typeset(heading)}</h3>`
    : html`<h4 ${lang(language, heading)}>${typeset(heading)}</h4>`;

const noteItem = (language: Language, note: NoteShown, tools: NoteTools): Html => {
  const { own, points } = parted(note);
  return html`<li id="${note.id}" class="minutes__note">
    <div ${lang(language, note.text)}>
      <p>${typeset(own)}</p>
      ${points.length > 0 ? html`<ul>${points.map((point) => html`<li id="${pointId(point.line)}">${typeset(point.text)}</li>`)}</ul>` : ''}
    </div>
    ${note.links.length > 0 ? outLinks(note.links) : ''}
    ${note.original ? html`<details class="quiet"><summary>${say(language, words.corrected)}</summary><p>${typeset(note.original)}</p></details>` : ''}
    <p class="minutes__foot">
      ${citation(language, note)}
      ${note.proposal ? html` · ${becameLink(language, note)}` : ''}
    </p>
    ${tools(note)}
  </li>`;
};

const pointId = (line: number) => `point-${line}`;

/** The note's own words apart from its points, when the words are still those that were read. */
const parted = ({ text, points }: NoteShown) => {
  const below = points
    .map((point) => point.text)
    .filter(Boolean)
    .join(' ');
  const at = below === '' ? -1 : text.lastIndexOf(below);
  return at > 0 ? { own: text.slice(0, at).trim(), points } : { own: text, points: [] };
};

const citation = (language: Language, { id, line }: NoteShown): Html => {
  const label = line === null ? say(language, words.citeNote) : say(language, words.cite, { n: line });
  return html`<a href="#${id}" aria-label="${label}">${line === null ? '#' : say(language, words.line, { n: line })}</a>`;
};

const becameLink = (language: Language, { kind, proposal }: NoteShown): Html => {
  const path = kind === 'terrain' ? '/terrains' : '/questions';
  const label = kind === 'terrain' ? words.terrain : words.question;
  return html`<a href="${path}/${encodeURIComponent(proposal ?? '')}">${say(language, label)}</a>`;
};
