import { html } from 'hono/html';
import type {
  InterestCard,
  InterestList,
  PartnershipCard,
  PartnershipList,
  PeopleNamed,
} from '../../shared/contracts/exchange-answers.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import type { Entry } from './entry-list.ts';
import { interestBadge, interestTurn, namesOf, partnershipBadge, partnershipTurn, titleOf } from './exchange-state.ts';
import { langOf } from './text-language.ts';

const words = {
  sentTerrain: { fr: 'Intérêt exprimé à {who}', en: 'Interest expressed to {who}' },
  sentQuestion: { fr: 'Invitation à {who}', en: 'Invitation to {who}' },
  otherTerrain: { fr: 'De {who} à {others}', en: 'From {who} to {others}' },
  otherQuestion: { fr: 'Invitation de {who} à {others}', en: 'Invitation from {who} to {others}' },
  receivedTerrain: { fr: 'Intérêt de {who}', en: 'Interest from {who}' },
  receivedQuestion: { fr: 'Invitation de {who}', en: 'Invitation from {who}' },
  partnership: { fr: 'Partenariat : {who}', en: 'Partnership: {who}' },
  untitled: { fr: 'Partenariat', en: 'Partnership' },
  late: { fr: 'en retard', en: 'late' },
} as const satisfies Words;

const agreedForms = {
  one: { fr: '{n} clause acceptée sur 7', en: '{n} clause agreed out of 7' },
  other: { fr: '{n} clauses acceptées sur 7', en: '{n} clauses agreed out of 7' },
};

/** What one person is in, as one list: interests until they are accepted, then the partnerships they became. */
export type Exchanges = Readonly<{ interests: InterestList; partnerships: PartnershipList }>;
export type Waited = Readonly<{ entry: Entry; yours: boolean; over: boolean; since: string }>;

const pending = new Set<string>(['asked', 'clarifying', 'writing', 'submitted', 'formed']);

/** Exchanges as entries of a list, oldest move first within each: what waits longest comes first. */
export const exchangeEntries = (language: Language, { interests, partnerships }: Exchanges, now: Date): Waited[] => {
  const opened = new Set(partnerships.items.map(({ id }) => id));
  return [
    ...interests.items
      .filter(({ id }) => !opened.has(id))
      .map((card) => waited(card, interestEntry(language, card, interests.people, now))),
    ...partnerships.items.map((card) => waited(card, partnershipEntry(language, card, partnerships.people, now))),
  ].sort((a, b) => a.since.localeCompare(b.since));
};

const waited = ({ yours, status, since }: InterestCard | PartnershipCard, entry: Entry): Waited => ({
  entry,
  yours,
  over: !yours && !pending.has(status),
  since,
});

/** An interest as one line of a list. */
export const interestEntry = (language: Language, card: InterestCard, people: PeopleNamed, now: Date): Entry => {
  const title = titleOf(language, card.proposal);
  const kind = card.proposal.kind === 'terrain' ? 'Terrain' : 'Question';
  return {
    href: `/interets/${card.id}`,
    title,
    kicker: say(language, words[`${card.way ?? 'other'}${kind}`], {
      who: namesOf(language, people, card.way === 'sent' ? card.to : [card.person]),
      others: namesOf(language, people, card.to),
    }),
    summary: interestTurn(language, card, people, now),
    marks: [interestBadge(language, card), ...(card.late ? [html`<strong>${say(language, words.late)}</strong>`] : [])],
    ...langOf(language, title),
  };
};

/** A partnership as one line of a list. */
export const partnershipEntry = (language: Language, card: PartnershipCard, people: PeopleNamed, now: Date): Entry => {
  const about = card.question ?? card.terrain;
  const title = about ? titleOf(language, about) : say(language, words.untitled);
  return {
    href: `/partenariats/${card.id}`,
    title,
    kicker: say(language, words.partnership, {
      who: namesOf(language, people, [...card.parties.practitioner, ...card.parties.researcher]),
    }),
    summary: partnershipTurn(language, card, now),
    marks: [
      partnershipBadge(language, card),
      ...(card.status === 'writing' ? [count(language, card.agreed, agreedForms)] : []),
    ],
    ...langOf(language, title),
  };
};
