import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../../shared/contracts/proposal-choices.ts';
import { language } from './language.ts';
import './choice-group.ts';
import './form-field.ts';

type About = Readonly<{ label: string; hint?: string; optional?: boolean }>;
export type TextAbout = About &
  Readonly<{
    max?: number;
    type?: 'text' | 'email' | 'url' | 'date' | 'number' | 'tel';
    autocomplete?: string;
    nullable?: boolean;
  }>;
export type AreaAbout = About & Readonly<{ max?: number; rows?: number; lines?: boolean }>;
export type ChoicesAbout = About &
  Readonly<{ choices: readonly Choice[]; max?: number; single?: boolean; columns?: boolean }>;
export type SelectAbout = About & Readonly<{ choices: readonly Choice[]; empty?: string; nullable?: boolean }>;

/** One line of text, a day, a number. */
export const textControl = (name: string, about: TextAbout, error: string): TemplateResult =>
  html`<form-field label=${about.label} hint=${about.hint ?? ''} max=${about.max ?? 0} ?optional=${about.optional ?? false} .error=${error}>
    <input
      name=${name}
      type=${about.type ?? 'text'}
      autocomplete=${(about.autocomplete ?? 'off') as 'off'}
      ?data-nullable=${about.nullable ?? about.type === 'date'}
    />
  </form-field>`;

/** A longer text. `lines`: one item a line, read as a list. */
export const areaControl = (name: string, about: AreaAbout, error: string): TemplateResult =>
  html`<form-field label=${about.label} hint=${about.hint ?? ''} max=${about.max ?? 0} ?optional=${about.optional ?? false} .error=${error}>
    <textarea name=${name} rows=${about.rows ?? 6} spellcheck="true" ?data-lines=${about.lines ?? false}></textarea>
  </form-field>`;

/** One choice from a list too long for radios. */
export const selectControl = (name: string, about: SelectAbout, error: string): TemplateResult =>
  html`<form-field label=${about.label} hint=${about.hint ?? ''} ?optional=${about.optional ?? false} .error=${error}>
    <select name=${name} ?data-nullable=${about.nullable ?? false}>
      ${about.empty === undefined ? nothing : html`<option value="">${about.empty}</option>`}
      ${about.choices.map(({ id, label }) => html`<option value=${id}>${label[language()]}</option>`)}
    </select>
  </form-field>`;

/** Boxes or radios. */
export const choicesControl = (name: string, about: ChoicesAbout, error: string): TemplateResult =>
  html`<choice-group
    name=${name}
    legend=${about.label}
    hint=${about.hint ?? ''}
    max=${about.max ?? 0}
    ?single=${about.single ?? false}
    ?optional=${about.optional ?? false}
    ?columns=${about.columns ?? false}
    .choices=${about.choices}
    .error=${error}
  ></choice-group>`;
