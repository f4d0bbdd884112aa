import * as v from 'valibot';
import type { Words } from '../kernel/words.ts';

/* What may be asked */

/** The page that is shown, by its path alone: news tells whether it is the one that changed. */
export const NewsAsked = v.object({
  on: v.optional(v.pipe(v.string(), v.maxLength(200, 'news-page-too-long')), ''),
});

/* What may be read */

/** What of theirs changed: an exchange, something to approve, a match, a proposal. */
export const newsKinds = ['exchange', 'approval', 'match', 'proposal'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** One message of the stream. Never says what happened, nor who did it: the page says so to whoever may read it. */
export const News = v.object({
  /** Empty for somebody who was away so long that nobody looked what changed. */
  kinds: v.array(v.picklist(newsKinds)),
  /** Whether the page that is shown says something else now. */
  here: v.boolean(),
  /** How many things wait for this person in their space. */
  waiting: v.number(),
});
export type News = v.InferOutput<typeof News>;

/* In words */

export const newsWords = {
  'news-page-too-long': {
    fr: 'Cette adresse est trop longue : ce n’est pas celle d’une page du site.',
    en: 'This address is too long: it is not that of a page of this site.',
  },
  'news-open-often': {
    fr: 'Trop de pages ouvertes à la fois attendent des nouvelles. Fermez-en quelques-unes.',
    en: 'Too many pages are waiting for news at once. Close some of them.',
  },
} as const satisfies Words;
