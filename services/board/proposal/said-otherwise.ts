import { and, arrayContains, not, or, type SQL } from 'drizzle-orm';
import type { ProposalList } from '../../../shared/contracts/proposal-answers.ts';
import type { Concept } from '../../../shared/vocabulary/concept.ts';
import { concepts } from '../../../shared/vocabulary/vocabulary.ts';
import type { Db } from '../../kit/ports.ts';
import { fold } from '../../kit/text/fold.ts';
import { stemsOf } from '../../kit/text/stems.ts';
import { stopWords } from '../../kit/text/stop-words.ts';
import { proposalTable as t } from './proposal.view.ts';
import { cardColumns, cardOf } from './proposal-cards.ts';
import { type Filters, newestFirst, whereOf } from './proposal-filters.ts';

/** More are a second list, which nobody asked for. */
const MOST = 10;
const MOST_CONCEPTS = 2;

type Term = Readonly<{ concept: Concept; stems: readonly string[] }>;
/** A way of saying a concept, with the beginnings of its words that count. */
type Way = Readonly<{ concept: Concept; written: string; beginnings: readonly string[] }>;

/** A stem keeps at least so much of its word. */
const BEGINNING = 3;
const beginningsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !stopWords.has(word))
    .map((word) => word.slice(0, BEGINNING));

/** Made once, when first searched; by beginnings, since stemming the whole vocabulary would make that search wait a second. */
let ready: ReadonlyMap<string, readonly Way[]> | undefined;
const waysBeginning = (beginning: string): readonly Way[] => {
  if (!ready) {
    const ways = new Map<string, Way[]>();
    for (const concept of concepts)
      for (const written of plainTermsOf(concept)) {
        const beginnings = beginningsOf(written);
        const [first = ''] = beginnings;
        const known = ways.get(first);
        if (known) known.push({ concept, written, beginnings });
        else ways.set(first, [{ concept, written, beginnings }]);
      }
    ready = ways;
  }
  return ready.get(beginning) ?? [];
};

/** Its name and its terms; very forms and beginnings of words are no terms a list can be asked for. */
const plainTermsOf = ({ label, terms }: Concept): string[] => [label.fr, ...terms.filter((term) => !/[=*]/.test(term))];

/** The concepts a search says, those it says in most words first; one word among several says none by itself. */
const saidBy = (stems: readonly string[]): Term[] => {
  const asked = new Set(stems);
  const beginnings = new Set(stems.map((stem) => stem.slice(0, BEGINNING)));
  const said = [...beginnings]
    .flatMap(waysBeginning)
    .filter((way) => way.beginnings.every((one) => beginnings.has(one)))
    .map(({ concept, written }) => ({ concept, stems: [...new Set(stemsOf(written))] }))
    .filter(({ stems: own }) => (own.length > 1 || asked.size === 1) && own.every((stem) => asked.has(stem)))
    .filter(({ stems: own }) => own.length > 0)
    .sort((a, b) => b.stems.length - a.stems.length);
  return said
    .filter((term, i) => said.findIndex(({ concept }) => concept === term.concept) === i)
    .slice(0, MOST_CONCEPTS);
};

type Asked = Readonly<{ filters: Filters; stems: readonly string[] }>;

/**
 * Proposals that say in other words a concept the search says, newest first, under the same filters and without those the
 * words themselves found; what the search says beside the concept they must say too. A search that says no concept costs nothing.
 */
export const saidOtherwise = async (db: Db, { filters, stems }: Asked): Promise<ProposalList['otherwise']> => {
  const { text } = filters;
  if (!text) return [];
  const found: ProposalList['otherwise'][number][] = [];
  for (const term of saidBy(stems)) {
    const rows = await db
      .select(cardColumns)
      .from(t)
      .where(and(whereOf({ ...filters, text: undefined }), not(text), sayingIt(term, stems)))
      .orderBy(...newestFirst)
      .limit(MOST);
    const { id, label } = term.concept;
    for (const card of rows.map(cardOf))
      if (!found.some((one) => one.card.id === card.id)) found.push({ card, concept: { id, label } });
  }
  return found.slice(0, MOST);
};

const sayingIt = ({ concept, stems: said }: Term, asked: readonly string[]): SQL | undefined => {
  const ways = plainTermsOf(concept)
    .map((term) => [...new Set(stemsOf(term))])
    .filter((way) => way.length > 0);
  const beside = asked.filter((stem) => !said.includes(stem));
  return and(
    or(...ways.map((way) => arrayContains(t.stems, way))),
    beside.length > 0 ? arrayContains(t.stems, beside) : undefined,
  );
};
