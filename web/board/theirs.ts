import { html, nothing, type TemplateResult } from 'lit';
import { speak } from '../ui/language.ts';
import type { Merge } from './merge-answers.ts';

const words = {
  title: { fr: 'Modifié pendant que vous écriviez', en: 'Changed while you were writing' },
  taken: { fr: 'Repris dans vos réponses : {fields}.', en: 'Taken into your answers: {fields}.' },
  clashes: {
    fr: 'Modifié par vous deux. Vos réponses sont gardées, sauf si vous prenez les leurs :',
    en: 'Changed by both of you. Your answers are kept unless you take theirs:',
  },
  empty: { fr: '(vide)', en: '(empty)' },
  take: { fr: 'Prendre cette réponse', en: 'Take this answer' },
};

/** What somebody else saved meanwhile: what was taken in, and where one has to choose. */
export const theirsShown = (
  { taken, clashes }: Merge,
  form: HTMLFormElement | null,
  take: (name: string) => void,
): TemplateResult => {
  const fields = labels(form, Object.keys(taken)).join(', ');
  return html`<section class="notice notice--attention" aria-label=${speak(words.title)}>
    <h2>${speak(words.title)}</h2>
    ${fields ? html`<p>${speak(words.taken, { fields })}</p>` : nothing}
    ${
      Object.keys(clashes).length
        ? html`<p>${speak(words.clashes)}</p>
            <dl class="definition-list">
              ${Object.entries(clashes).map(
                ([name, theirs]) => html`<div>
                  <dt>${labels(form, [name])[0]}</dt>
                  <dd>
                    <p class="as-typed">${shown(form, name, theirs)}</p>
                    <button type="button" class="link-button" @click=${() => take(name)}>${speak(words.take)}</button>
                  </dd>
                </div>`,
              )}
            </dl>`
        : nothing
    }
  </section>`;
};

/** The same without one clash, or nothing once there is none left. */
export const stillClashing = ({ taken, clashes }: Merge, settled: string): Merge | null => {
  const { [settled]: _, ...left } = clashes;
  return Object.keys(left).length || Object.keys(taken).length ? { taken, clashes: left } : null;
};

const fieldOf = (form: HTMLFormElement | null, name: string) =>
  form?.querySelector(`[name="${CSS.escape(name)}"]:not(choice-group)`)?.closest('form-field, choice-group');

const labels = (form: HTMLFormElement | null, names: readonly string[]): string[] => [
  ...new Set(
    names
      .map((name) => fieldOf(form, name))
      .map((field) => field?.getAttribute('label') ?? field?.getAttribute('legend') ?? '')
      .filter(Boolean),
  ),
];

/** Boxes by their words, text as typed. */
const shown = (form: HTMLFormElement | null, name: string, value: string | string[]): string => {
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"][value]`) ?? [])];
  const chosen = boxes.filter((box) => box.type === 'checkbox' && value.includes(box.value));
  if (chosen.length) return chosen.map((box) => box.closest('label')?.textContent?.trim()).join(', ');
  return (Array.isArray(value) ? value.join('\n') : value) || speak(words.empty);
};
