import type { Snapshot } from './form-reading.ts';

export type Draft = Readonly<{ at: string; fields: Snapshot }>;

/** Drafts belong to whoever is signed in: the next person at this computer does not meet them. */
const keyOf = (name: string) => `connecteur:draft:${document.body.dataset.who ?? ''}:${name}`;

/** The draft kept in this browser under a name, or nothing. */
export const keptDraft = (name: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
};

/** Keeps a draft and gives when it was kept; nothing when the browser refuses to keep things. */
export const keepDraft = (name: string, fields: Snapshot): Date | null => {
  const at = new Date();
  try {
    localStorage.setItem(keyOf(name), JSON.stringify({ at: at.toISOString(), fields } satisfies Draft));
    return at;
  } catch {
    return null;
  }
};

export const dropDraft = (name: string): void => {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Nothing was kept there either.
  }
};
