import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Words } from '../kernel/words.ts';

/** How near a question and a terrain are; below `to-explore` nothing is shown. Never a percentage. */
export const matchLabels = ['strong', 'probable', 'to-explore'] as const;
export type MatchLabel = (typeof matchLabels)[number];

/** What a person still has to look at before writing; each match has at least one. */
export const toChecks = ['territory', 'dates', 'offers', 'capacity', 'organisation', 'details'] as const;
export type ToCheck = (typeof toChecks)[number];

/* What may be asked */

export const Contest = v.object({
  /** The concept that is wrong, when one is. */
  concept: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(80))), null),
  what: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, 'text-too-long')), ''),
});
export const Pin = v.object({
  reason: v.pipe(v.string(), v.trim(), v.minLength(5, 'reason-missing'), v.maxLength(1000, 'text-too-long')),
});
/** A party need not say why. */
export const Dismissal = v.object({
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, 'text-too-long')), ''),
});
export const SomeText = v.object({ text: v.pipe(v.string(), v.maxLength(10_000, 'text-too-long')) });
export const DraftText = v.object({ ...SomeText.entries, kind: v.picklist(['terrain', 'question'], 'choice-unknown') });

type Pair = { question: string; terrain: string };
/** Which of the two answers for it; both when somebody owns both. */
export const pairSides = ['question', 'terrain'] as const;
export type PairSide = (typeof pairSides)[number];
/** `sides`: the proposals of the pair the actor answers for. */
type Acting = { actor: string; sides: readonly PairSide[]; coordinator: boolean };
export type SuggestMatch = Command<'SuggestMatch', MatchSuggested['data']>;
export type ContestMatch = Command<'ContestMatch', Pair & Acting & { concept: string | null; what: string | null }>;
export type DismissMatch = Command<'DismissMatch', Pair & Acting & { reason: string | null }>;
export type PinMatch = Command<'PinMatch', Pair & Acting & { reason: string }>;
export type RestoreMatch = Command<'RestoreMatch', Pair & Acting>;
export type MatchCommand = SuggestMatch | ContestMatch | DismissMatch | PinMatch | RestoreMatch;

/* What may have happened */

type PartKind = 'word' | 'concept' | 'affinity' | 'theme';
/**
 * Recorded when a pair is first worth telling people about, as it was then: label, score in millionths, vocabulary; the
 * strongest `parts` of the texts' score (a word by its stem), how the facts met, and `among` how many open proposals.
 * Suggestions made before these were kept have no parts, no facts and null.
 */
export type MatchSuggested = Event<
  'MatchSuggested',
  Pair & {
    label: MatchLabel;
    score: number;
    vocabulary: string;
    concepts: readonly string[];
    parts: readonly Readonly<{ kind: PartKind; key: string; points: number }>[];
    fit: FitSaid;
    among: number | null;
  }
>;
/** `what`, `reason`: vault ids of what somebody wrote. */
export type MatchContested = Event<'MatchContested', Pair & { concept: string | null; what: string | null }>;
/** `sides`: on whose behalf; none when the coordination did. */
export type MatchDismissed = Event<'MatchDismissed', Pair & { reason: string | null; sides: readonly PairSide[] }>;
/** What was dismissed may be suggested again. */
export type MatchRestored = Event<'MatchRestored', Pair>;
export type MatchPinned = Event<'MatchPinned', Pair & { reason: string }>;
export type MatchEvent = MatchSuggested | MatchContested | MatchDismissed | MatchPinned | MatchRestored;

export const matchPrivacy = {
  MatchSuggested: {
    question: 'none',
    terrain: 'none',
    label: 'none',
    score: 'none',
    vocabulary: 'none',
    concepts: 'none',
    parts: 'none',
    fit: 'none',
    among: 'none',
  },
  MatchContested: { question: 'none', terrain: 'none', concept: 'none', what: 'vault' },
  MatchDismissed: { question: 'none', terrain: 'none', reason: 'vault', sides: 'none' },
  MatchPinned: { question: 'none', terrain: 'none', reason: 'vault' },
  MatchRestored: { question: 'none', terrain: 'none' },
} as const satisfies PrivacyMarks<MatchEvent>;

export const matchStream = (question: string, terrain: string): string => `match-${question}-${terrain}`;

/* What may be read */

const Label = v.object({ fr: v.string(), en: v.string() });

/** Where two proposals already meet: an answer awaited, an exchange agreed, or one that is over. */
export const exchangeStates = ['pending', 'under-way', 'declined', 'past'] as const;
export const PairExchange = v.object({ state: v.picklist(exchangeStates), path: v.string() });
export type PairExchange = v.InferOutput<typeof PairExchange>;

/** What makes two people less than strangers to each other. */
export const conflicts = ['same-organisation', 'same-people'] as const;

/** What a question seeks from a terrain, and what a terrain expects of a question. */
export const soughtAspects = ['themes', 'offers', 'territory', 'dates', 'capacity', 'answers'] as const;
export const expectedAspects = ['themes', 'methods', 'dates', 'answers'] as const;
export const verdicts = ['good', 'partial', 'poor'] as const;
const said = <const A extends readonly [string, ...string[]]>(aspects: A) =>
  v.array(v.object({ aspect: v.picklist(aspects), verdict: v.picklist(verdicts) }));
/** What is not known is absent. */
export const FitSaid = v.object({ sought: said(soughtAspects), expected: said(expectedAspects) });
export type FitSaid = v.InferOutput<typeof FitSaid>;

/** One proposed match, seen from one of the two proposals: the other one, and why. */
export const MatchCard = v.object({
  other: v.object({
    id: v.string(),
    kind: v.picklist(['terrain', 'question']),
    title: v.string(),
    organisation: v.string(),
    place: v.string(),
  }),
  label: v.picklist(matchLabels),
  pinned: v.boolean(),
  /** The model that finds the two texts near in meaning, apart from what they say; null when none does. */
  sense: v.nullable(v.string()),
  /** At most three, strongest first; the words are quoted from each text. */
  concepts: v.array(v.object({ id: v.string(), label: Label, mine: v.array(v.string()), theirs: v.array(v.string()) })),
  /** At most five words both texts have. */
  words: v.array(v.string()),
  /** What is offered and looked for. */
  offers: v.array(v.string()),
  /** Whole months both periods share; null when one of them has no dates. */
  months: v.nullable(v.number()),
  toCheck: v.array(v.picklist(toChecks)),
  /** How the structured facts meet, from each side; apart from the texts. */
  fit: FitSaid,
  /** They are already in touch about these two; null when they are not. */
  exchange: v.nullable(PairExchange),
  conflicts: v.array(v.picklist(conflicts)),
});
export type MatchCard = v.InferOutput<typeof MatchCard>;

/** Why a pair is not suggested, whatever its texts say. */
export type Exclusion = 'question-closed' | 'terrain-closed' | 'same-owners' | 'declined' | 'put-aside';

/** One thing that could be otherwise, and what the pair would be: computed, not guessed. */
export type Supposed = Readonly<{
  change:
    | 'territory-wanted'
    | 'question-dates'
    | 'terrain-dates'
    | 'offer-wanted'
    | 'offer-given'
    | 'room'
    | 'concept-question'
    | 'concept-terrain';
  /** What is changed: a place, an offer's id, a concept's label. */
  what: string | Readonly<{ fr: string; en: string }>;
  label: MatchLabel | 'hidden';
  /** Whether the label is another than now; otherwise it only goes up the list. */
  relabels: boolean;
}>;

type Named = Readonly<{ id: string; title: string; organisation: string }>;
/** A pair told in full, as it is now, and as it was when first suggested. */
export type PairReport = Readonly<{
  question: Named;
  terrain: Named;
  /** Below the last label it is `hidden`; null when one of the two is closed. */
  label: MatchLabel | 'hidden' | null;
  pinned: boolean;
  exclusions: readonly Exclusion[];
  exchange: PairExchange | null;
  conflicts: MatchCard['conflicts'];
  /** Everything that brought something, strongest first; `step` from 5 (the most) to 1. */
  parts: readonly Readonly<{
    kind: PartKind;
    key: string;
    name: string | Readonly<{ fr: string; en: string }>;
    step: 1 | 2 | 3 | 4 | 5;
  }>[];
  /** The model that finds the two texts near in meaning; null when none does. */
  sense: string | null;
  fit: FitSaid;
  supposed: readonly Supposed[];
  first: Readonly<{
    at: string;
    label: MatchLabel;
    vocabulary: string;
    concepts: readonly Readonly<{ fr: string; en: string }>[];
    /** The strongest, as in `parts`; none when they were not kept. */
    parts: PairReport['parts'];
    fit: FitSaid;
    /** What is no longer as it was: when each text or its concepts last changed, the vocabulary, how many proposals words are weighed among. */
    changed: Readonly<{
      question: string | null;
      terrain: string | null;
      vocabulary: boolean;
      among: Readonly<{ then: number; now: number }> | null;
    }>;
  }> | null;
  vocabulary: string;
  may: Readonly<{ dismiss: boolean; restore: boolean; pin: boolean; giveReason: boolean }>;
}>;

/** A concept recognised in a text, with the words it was recognised by. */
export const RecognisedConcept = v.object({
  id: v.string(),
  label: Label,
  quotes: v.array(v.string()),
  verdict: v.nullable(v.picklist(['confirmed', 'removed'])),
});
export type RecognisedConcept = v.InferOutput<typeof RecognisedConcept>;

/* In words */

export const matchWords = {
  MatchSuggested: { fr: 'a été proposé', en: 'was suggested' },
  MatchContested: { fr: 'a contesté ce lien', en: 'contested this link' },
  MatchDismissed: { fr: 'a écarté ce lien', en: 'dismissed this link' },
  MatchPinned: { fr: 'a mis en relation', en: 'made an introduction' },
  MatchRestored: { fr: 'a remis ce lien', en: 'brought this link back' },
  'match-unknown': { fr: 'Ce rapprochement n’existe pas.', en: 'This match does not exist.' },
  'match-not-yours': {
    fr: 'Seules les personnes responsables de l’une des deux propositions peuvent faire cela.',
    en: 'Only the people responsible for one of the two proposals can do this.',
  },
  'match-pin-not-yours': {
    fr: 'Seule la coordination met deux personnes en relation.',
    en: 'Only coordinators make an introduction.',
  },
  'match-not-dismissed': { fr: 'Ce lien n’est pas écarté.', en: 'This link is not dismissed.' },
  'match-reason-missing': {
    fr: 'La coordination donne une raison, en 5 caractères au moins.',
    en: 'Coordinators give a reason, in at least 5 characters.',
  },
  'match-already-contested': { fr: 'Ce lien est déjà contesté.', en: 'This link is already contested.' },
  'match-already-pinned': { fr: 'Cette mise en relation est déjà faite.', en: 'This introduction is already made.' },
} as const satisfies Words;
export type MatchCode = Extract<keyof typeof matchWords, `match-${string}`>;
