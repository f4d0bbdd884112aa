import type { Event } from './decider.ts';

/**
 * What a field says of a living person: `none`; `vault`, an opaque id whose words lie in the vault;
 * `derived`, something computed from personal words, wiped with them.
 */
export type PrivacyMark = 'none' | 'vault' | 'derived';

/** Every field of every event of a contract, marked. A field left out does not compile. */
export type PrivacyMarks<E extends Event> = {
  readonly [T in E['type']]: { readonly [F in keyof Extract<E, { type: T }>['data']]-?: PrivacyMark };
};
