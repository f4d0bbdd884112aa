import type { Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Words } from '../kernel/words.ts';

/** One digest was made for one person: the matches in it are never mailed to them again. */
export type DigestPrepared = Event<
  'DigestPrepared',
  { person: string; matches: readonly { question: string; terrain: string }[] }
>;
export type DigestEvent = DigestPrepared;

export const digestPrivacy = {
  DigestPrepared: { person: 'none', matches: 'none' },
} as const satisfies PrivacyMarks<DigestEvent>;

export const digestStream = (person: string): string => `digest-${person}`;

export const digestWords = {
  DigestPrepared: { fr: 'a reçu un récapitulatif', en: 'was sent a digest' },
} as const satisfies Words;
