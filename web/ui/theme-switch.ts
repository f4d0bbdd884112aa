import { speak } from './language.ts';
import { chooseTheme, chosenTheme, themeChoices } from './theme-choice.ts';

const words = {
  theme: { fr: 'Apparence', en: 'Appearance' },
  auto: { fr: 'Comme l’appareil', en: 'Like the device' },
  light: { fr: 'Claire', en: 'Light' },
  dark: { fr: 'Sombre', en: 'Dark' },
};

/** Light, dark, or like the device; on every page, so without a library. */
export class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    const fieldset = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = speak(words.theme);
    const choices = document.createElement('div');
    choices.className = 'theme-switch__choices';
    choices.append(...themeChoices.map(radio));
    fieldset.append(legend, choices);
    this.replaceChildren(fieldset);
  }
}

const radio = (choice: (typeof themeChoices)[number]): HTMLLabelElement => {
  const label = document.createElement('label');
  label.className = 'choice';
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'theme', value: choice, checked: choice === chosenTheme() });
  input.addEventListener('change', () => chooseTheme(choice));
  label.append(input, speak(words[choice]));
  return label;
};

customElements.define('theme-switch', ThemeSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'theme-switch': ThemeSwitch;
  }
}
