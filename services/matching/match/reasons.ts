import type { MatchCard, ToCheck } from '../../../shared/contracts/match.ts';
import { wordsOf } from '../../kit/text/words.ts';
import type { Lexicon } from '../analyse/lexicon.ts';
import { type Mention, recognise } from '../analyse/recognise.ts';
import type { Match } from '../match-index/match.ts';
import type { Part } from '../match-index/parts.ts';
import { bodyOf } from '../proposal/indexed.ts';
import type { MatchableRow } from '../proposal/matchable.view.ts';
import type { Verdict } from '../score/facts.ts';
import { type VocabularyReading, vocabulary } from '../vocabulary.ts';

const MOST_CONCEPTS = 3;
const MOST_WORDS = 5;
const MOST_QUOTES = 3;
const MONTH_MS = 30.44 * 86_400_000;

type Reasons = Pick<MatchCard, 'concepts' | 'words' | 'offers' | 'months' | 'toCheck' | 'fit'>;

/** Why two proposals are near, in things a person can check: each word shown stands in the text it is said to be from. */
export const reasonsOf = (
  match: Match,
  mine: MatchableRow,
  theirs: MatchableRow,
  { lexicon }: Pick<VocabularyReading, 'lexicon'>,
): Reasons => {
  const [own, other] = [read(mine, lexicon), read(theirs, lexicon)];
  return {
    concepts: shownOf(match, own, other),
    words: match.parts
      .filter((part) => part.kind === 'word')
      .flatMap(({ key }) => asWritten(other, key) ?? [])
      .slice(0, MOST_WORDS),
    offers: shared(offersOf(mine), offersOf(theirs)),
    months: monthsShared(mine, theirs),
    toCheck: toCheck(match, mine, theirs),
    fit: fitSaid(match.fit),
  };
};

/** Both sides of the fit, aspect by aspect, without what is not known. */
export const fitSaid = ({ sought, expected }: Match['fit']): MatchCard['fit'] => ({
  sought: known(sought.aspects),
  expected: known(expected.aspects),
});
const known = <A extends string>(aspects: Readonly<Record<A, Verdict>>) =>
  (Object.keys(aspects) as A[]).flatMap((aspect) => {
    const verdict: Verdict = aspects[aspect];
    return verdict === 'unknown' ? [] : [{ aspect, verdict }];
  });

/** The concepts that convince, with what to quote of each text; failing them, the strongest with anything to quote on both sides. */
const shownOf = (match: Match, own: Read, other: Read): Reasons['concepts'] => {
  const quoted = conceptsBy(match)
    .map(({ key, via }) => ({
      id: key,
      label: vocabulary.get(key)?.label ?? { fr: key, en: key },
      mine: quotes(own, via ?? key),
      theirs: quotes(other, key),
    }))
    .filter(({ mine, theirs }) => mine.length > 0 && theirs.length > 0);
  const convincing = quoted.filter(
    ({ id, mine, theirs }) => convinces(mine, says(own, id)) && convinces(theirs, says(other, id)),
  );
  return convincing.length > 0 ? convincing.slice(0, MOST_CONCEPTS) : quoted.slice(0, 1);
};

/** Concepts by what they brought in all, said or only leant to; strongest first. */
const conceptsBy = ({ parts }: Match): Pick<Part, 'key' | 'via'>[] => {
  const brought = new Map<string, { key: string; via?: string; points: number }>();
  for (const { kind, key, via, points } of parts) {
    if (kind !== 'concept' && kind !== 'affinity') continue;
    const known = brought.get(key);
    // What a text names itself is quoted from it, whatever its neighbours would add.
    const through = kind === 'concept' ? via : known?.via;
    brought.set(key, { key, ...(through && { via: through }), points: (known?.points ?? 0) + points });
  }
  return [...brought.values()].sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
};

type Read = Readonly<{ text: string; words: ReturnType<typeof wordsOf>; mentions: Mention[]; lexicon: Lexicon }>;

const read = (row: MatchableRow, lexicon: Lexicon): Read => {
  const text = `${row.content.title}.\n${bodyOf(row)}`;
  const words = wordsOf(text);
  return { text, words, mentions: recognise(words, lexicon), lexicon };
};

/** A concept with little to quote on one side convinces nobody: it counts and is not shown. */
const convinces = (quoted: readonly string[], isSaid: boolean): boolean => quoted.length > (isSaid ? 0 : 1);

/** The words that say a concept, as written; failing them those that hint at it or belong to it. None when a person added it. */
const quotes = (read: Read, concept: string): string[] => {
  const said = mentionsOf(read, concept).filter(({ weak }) => !weak);
  const places = said.length > 0 ? said : [...mentionsOf(read, concept), ...wordsFor(read, concept)];
  const written = new Map<string, string>();
  for (const { start, end } of places) {
    const quote = read.text.slice(start, end).replace(/\s+/g, ' ');
    if (!written.has(quote.toLowerCase())) written.set(quote.toLowerCase(), quote);
  }
  // A quote inside a longer one adds nothing.
  const keys = [...written.keys()];
  return keys
    .filter((key) => !keys.some((other) => other !== key && other.includes(key)))
    .slice(0, MOST_QUOTES)
    .map((key) => written.get(key) ?? key);
};

const mentionsOf = ({ mentions }: Read, concept: string): Mention[] =>
  mentions.filter((mention) => mention.concept === concept && !mention.covered);
const wordsFor = ({ words, lexicon }: Read, concept: string) =>
  words.filter(({ stem }) => lexicon.affinities.speaks(concept, stem));
const says = (read: Read, concept: string): boolean => mentionsOf(read, concept).some(({ weak }) => !weak);

const asWritten = ({ text, words }: Read, stem: string): string | undefined => {
  const word = words.find((one) => one.stem === stem);
  return word && text.slice(word.start, word.end).toLowerCase();
};

const offersOf = ({ content }: MatchableRow): readonly string[] =>
  'offers' in content ? content.offers : content.offersWanted;

const shared = (mine: readonly string[], theirs: readonly string[]): string[] =>
  mine.filter((offer) => theirs.includes(offer));

/** Whole months both periods share; null when either says nothing. */
const monthsShared = ({ content: a }: MatchableRow, { content: b }: MatchableRow): number | null => {
  if (!(a.from || a.until) || !(b.from || b.until)) return null;
  const starts = Math.max(time(a.from, 0), time(b.from, 0));
  const ends = Math.min(time(a.until, Number.POSITIVE_INFINITY), time(b.until, Number.POSITIVE_INFINITY));
  return Number.isFinite(ends) && starts > 0 ? Math.max(0, Math.floor((ends - starts) / MONTH_MS)) : null;
};
const time = (day: string | null, none: number): number => (day ? Date.parse(`${day}T00:00:00Z`) : none);

/** What the facts leave open, worst first; when they leave nothing, the details themselves. */
const toCheck = ({ fit }: Match, mine: MatchableRow, theirs: MatchableRow): ToCheck[] => {
  const open: ToCheck[] = (['territory', 'dates', 'offers', 'capacity'] as const).filter(
    (aspect) => fit.sought.aspects[aspect] === 'poor',
  );
  if (fit.sameOrganisation) open.push('organisation');
  if (open.length === 0 && fit.sought.aspects.territory === 'partial') open.push('territory');
  if (open.length === 0 && monthsShared(mine, theirs) === null) open.push('dates');
  return open.length > 0 ? open : ['details'];
};
