import type {
  InterestCard,
  PartnershipCard,
  PeopleNamed,
  ProposalName,
} from '../../shared/contracts/exchange-answers.ts';
import type { InterestStatus } from '../../shared/contracts/interest.ts';
import type { PartnershipStatus } from '../../shared/contracts/partnership.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { exchangeWords, interestStatusWords, partnershipStatusWords } from '../partnerships/exchange.words.ts';
import { badge, type Tone } from './badge.ts';
import { day, since } from './dates.ts';
import type { Html } from './frame.ts';

const words = {
  yourAnswer: {
    fr: 'À vous de répondre, au plus tard le {day}. Reçu {since}.',
    en: 'It is your turn to answer, by {day}. Received {since}.',
  },
  theirAnswer: {
    fr: 'Réponse attendue de {who}, au plus tard le {day}. Envoyé {since}.',
    en: 'An answer is awaited from {who}, by {day}. Sent {since}.',
  },
  yourClarification: {
    fr: 'Une précision vous est demandée, au plus tard le {day}. Demandée {since}.',
    en: 'You are asked for a clarification, by {day}. Asked {since}.',
  },
  theirClarification: {
    fr: 'Une précision est attendue de {who}, au plus tard le {day}. Demandée {since}.',
    en: 'A clarification is awaited from {who}, by {day}. Asked {since}.',
  },
  yourClauses: {
    fr: 'À vous : relisez les clauses, acceptez-les ou réécrivez-les. Étape commencée {since}.',
    en: 'Your turn: read the clauses, agree them or rewrite them. This step began {since}.',
  },
  theirClauses: {
    fr: 'Votre côté a tout accepté : l’autre côté doit relire. Étape commencée {since}.',
    en: 'Your side agreed everything: the other side must read. This step began {since}.',
  },
  yourSubmission: {
    fr: 'Tout est accepté : envoyez le partenariat à la coordination.',
    en: 'Everything is agreed: send the partnership to the coordination.',
  },
  writing: {
    fr: 'Les deux côtés écrivent les clauses. Étape commencée {since}.',
    en: 'Both sides are writing the clauses. This step began {since}.',
  },
  yourDecision: { fr: 'À vous de décider. Reçu {since}.', en: 'It is yours to decide. Received {since}.' },
  submitted: {
    fr: 'Envoyé à la coordination {since}. Elle approuve, renvoie pour correction ou refuse, avec une raison.',
    en: 'Sent to the coordination {since}. It approves, returns for correction or refuses, with a reason.',
  },
  lateRestitution: {
    fr: 'Une restitution promise est en retard : rendez-la, ou convenez avec le terrain d’y renoncer.',
    en: 'A promised restitution is late: give it, or agree with the terrain to waive it.',
  },
  since: { fr: '{means} ({since})', en: '{means} ({since})' },
} as const satisfies Words;

const interestTones: Record<InterestStatus, Tone> = {
  asked: 'pending',
  clarifying: 'pending',
  accepted: 'done',
  declined: 'closed',
  withdrawn: 'closed',
  lapsed: 'attention',
};
const partnershipTones: Record<PartnershipStatus, Tone> = {
  writing: 'pending',
  submitted: 'pending',
  formed: 'open',
  refused: 'closed',
  abandoned: 'closed',
  concluded: 'done',
  ended: 'closed',
};

export const interestBadge = (language: Language, { status }: Pick<InterestCard, 'status'>): Html => {
  const { name, means } = interestStatusWords[status];
  return badge(interestTones[status], say(language, name), say(language, means));
};

export const partnershipBadge = (language: Language, { status }: Pick<PartnershipCard, 'status'>): Html => {
  const { name, means } = partnershipStatusWords[status];
  return badge(partnershipTones[status], say(language, name), say(language, means));
};

/** Names in a sentence; somebody erased is said so. */
export const namesOf = (language: Language, people: PeopleNamed, ids: readonly string[]): string =>
  new Intl.ListFormat(language).format(ids.map((id) => people[id]?.name || say(language, exchangeWords.erased)));

/** What to call a proposal that may be hidden. */
export const titleOf = (language: Language, proposal: ProposalName): string =>
  proposal.title || say(language, exchangeWords.untitled);

/** Who has the ball, since when, until when. */
export const interestTurn = (language: Language, card: InterestCard, people: PeopleNamed, now: Date): string => {
  const values = { day: day(language, card.answerBy), since: since(language, card.since, now) };
  if (card.status === 'asked')
    return card.yours
      ? say(language, words.yourAnswer, values)
      : say(language, words.theirAnswer, { ...values, who: namesOf(language, people, card.to) });
  if (card.status === 'clarifying')
    return card.yours
      ? say(language, words.yourClarification, values)
      : say(language, words.theirClarification, { ...values, who: namesOf(language, people, [card.person]) });
  return meant(language, interestStatusWords[card.status].means, values.since);
};

export const partnershipTurn = (language: Language, card: PartnershipCard, now: Date): string => {
  const values = { since: since(language, card.since, now) };
  if (card.status === 'writing') return say(language, writingTurn(card), values);
  if (card.status === 'submitted') return say(language, card.yours ? words.yourDecision : words.submitted, values);
  if (card.yours) return say(language, words.lateRestitution);
  return meant(language, partnershipStatusWords[card.status].means, values.since);
};

const ALL = 7;

const writingTurn = ({ side, agreed, yours }: PartnershipCard): Sentence => {
  if (!side) return words.writing;
  if (agreed === ALL) return words.yourSubmission;
  return yours ? words.yourClauses : words.theirClauses;
};

const meant = (language: Language, means: Sentence, when: string): string =>
  say(language, words.since, { means: say(language, means).replace(/\.$/, ''), since: when });
