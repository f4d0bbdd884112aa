import { html, type TemplateResult } from 'lit';
import { day } from '../pages/dates.ts';
import { language, speak } from './language.ts';

const words = {
  title: { fr: 'Vérifiez vos réponses', en: 'Check your answers' },
  change: { fr: 'Modifier', en: 'Change' },
  nothing: { fr: 'Non renseigné', en: 'Not given' },
};

type Answer = Readonly<{ label: string; text: string; name: string }>;

/** What a form holds, as a reader sees it: each label with the words chosen or typed, folded sections left out. */
export const answersOf = (form: HTMLFormElement): Answer[] =>
  [...form.querySelectorAll<HTMLElement>('form-field, choice-group')]
    .filter((field) => !field.closest('[hidden]'))
    .map((field) => ({
      label: field.getAttribute('label') ?? field.getAttribute('legend') ?? '',
      // A field that holds more than its control shows says so itself.
      text: field.dataset.answer ?? (field.matches('choice-group') ? chosen(field) : typed(field)),
      name: field.querySelector<HTMLInputElement>('[name]')?.name ?? '',
    }));

const chosen = (group: HTMLElement) =>
  [...group.querySelectorAll<HTMLInputElement>('input:checked')]
    .map((input) => input.closest('label')?.textContent?.trim())
    .join(', ');

const typed = (field: HTMLElement) => {
  const control = field.querySelector<HTMLInputElement | HTMLSelectElement>('input, textarea, select');
  if (control instanceof HTMLSelectElement && control.value)
    return control.selectedOptions[0]?.textContent?.trim() ?? '';
  if (control?.type === 'date' && control.value) return day(language(), control.value);
  return control?.value.trim() ?? '';
};

/** The answers before they are sent; `change` leads back to one of them. */
export const answersReview = (answers: readonly Answer[], change: (name: string) => void): TemplateResult => html`
  <h2 tabindex="-1" data-review>${speak(words.title)}</h2>
  <dl class="definition-list answers">
    ${answers.map(
      ({ label, text, name }) => html`<div>
        <dt>${label}</dt>
        <dd>
          <p class="as-typed">${text || html`<span class="quiet">${speak(words.nothing)}</span>`}</p>
          <button type="button" class="link-button" @click=${() => change(name)}>
            ${speak(words.change)}<span class="visually-hidden"> : ${label}</span>
          </button>
        </dd>
      </div>`,
    )}
  </dl>
`;
