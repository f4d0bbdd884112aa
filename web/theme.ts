import { applyTheme, chosenTheme } from './ui/theme-choice.ts';

// Runs before the first paint, so that a forced theme never flashes.
applyTheme(chosenTheme());
