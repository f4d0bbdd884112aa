import type { VaultEntry } from './ports.ts';

/** Takes words and gives the id that stands for them in the log. */
export type Keep = (text: string) => string;

/** Puts a person's words aside in `kept`, for the vault, to be stored with the fact that carries their id. */
export const keeping =
  (kept: VaultEntry[], newId: () => string, person: string): Keep =>
  (text) => {
    const id = newId();
    kept.push({ id, person, text });
    return id;
  };
