export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const KEY = 'connecteur:theme';

/** What this browser was told to use; `auto` follows the system. A browser that keeps nothing follows the system. */
export const chosenTheme = (): ThemeChoice => {
  try {
    return themeChoices.find((choice) => choice === localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
};

/** Shows a theme on this page. */
export const applyTheme = (choice: ThemeChoice): void => {
  if (choice === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
};

/** Shows a theme and keeps it for the next pages. */
export const chooseTheme = (choice: ThemeChoice): void => {
  applyTheme(choice);
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // A browser that refuses to keep anything still shows the theme on this page.
  }
};
