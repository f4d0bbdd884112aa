import { html, nothing, type TemplateResult } from 'lit';
import { check } from '../../shared/kernel/check.ts';
import type { Sentence } from '../../shared/kernel/words.ts';
import { speak } from '../ui/language.ts';

/** A part of a long form. `names` are the fields that show how far it is. */
export type Section = Readonly<{ id: string; title: Sentence; lead?: Sentence; names: readonly string[] }>;
export type Progress = 'todo' | 'started' | 'done' | 'optional';

const words = {
  nav: { fr: 'Parties du formulaire', en: 'Parts of the form' },
};
const shown: Record<Progress, Readonly<{ shape: string; name: Sentence }>> = {
  todo: { shape: '○', name: { fr: 'À faire', en: 'To do' } },
  started: { shape: '◐', name: { fr: 'En cours', en: 'Started' } },
  done: { shape: '✓', name: { fr: 'Terminé', en: 'Done' } },
  optional: { shape: '', name: { fr: 'Facultatif', en: 'Optional' } },
};

type Schema = Parameters<typeof check>[0];

/** How far each part is, from what is typed so far: done when nothing of it would be refused. */
export const progressOf = (schema: Schema, typed: unknown, sections: readonly Section[]): Map<string, Progress> => {
  const result = check(schema, typed);
  const wrong = result.ok ? [] : Object.keys(result.errors);
  return new Map(
    sections.map(({ id, names }) => [
      id,
      stateOf(
        names.some((name) => wrong.some((path) => path === name || path.startsWith(`${name}.`))),
        names.some((name) => isFilled(at(typed, name))),
      ),
    ]),
  );
};

const stateOf = (wrong: boolean, filled: boolean): Progress => {
  if (wrong) return filled ? 'started' : 'todo';
  return filled ? 'done' : 'optional';
};

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value.trim() !== '' : value != null;

/** The parts as links with their progress. */
export const sectionNav = (sections: readonly Section[], progress: ReadonlyMap<string, Progress>): TemplateResult =>
  html`<nav class="form-nav" aria-label=${speak(words.nav)}>
    <ol>
      ${sections.map(
        ({ id, title }) =>
          html`<li><a href="#${id}">${speak(title)}</a> ${progressBadge(progress.get(id) ?? 'todo')}</li>`,
      )}
    </ol>
  </nav>`;

const progressBadge = (progress: Progress): TemplateResult => {
  const { shape, name } = shown[progress];
  return html`<span class="progress progress--${progress}">${shape ? html`<span aria-hidden="true">${shape}</span> ` : nothing}${speak(name)}</span>`;
};

/** One part with its heading. */
export const section = ({ id, title, lead }: Section, content: TemplateResult): TemplateResult =>
  html`<section class="form-section" id=${id} aria-labelledby="${id}-title">
    <h2 id="${id}-title">${speak(title)}</h2>
    ${lead ? html`<p class="form-section__lead">${speak(lead)}</p>` : nothing} ${content}
  </section>`;
