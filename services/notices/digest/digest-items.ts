import { inArray } from 'drizzle-orm';
import type { MatchLabel } from '../../../shared/contracts/match.ts';
import type { Db, EventStore } from '../../kit/ports.ts';
import { isStillToTell } from './still-to-tell.ts';
import { namedProposalTable, suggestionTable } from './suggestion.view.ts';

/** One match as a digest tells it: my proposal, the other one, how near they are. */
export type DigestItem = Readonly<{ mine: string; other: string; title: string; path: string; label: MatchLabel }>;

type Pair = Readonly<{ question: string; terrain: string }>;
type Reading = Readonly<{ db: Db; read: EventStore['read'] }>;
type Named = typeof namedProposalTable.$inferSelect;
type Live = Readonly<{ asked: Named; offered: Named; label: MatchLabel }>;

/** Those of these matches that are still news, in their order; what was hidden, closed, put aside or declined meanwhile is left out. */
export const stillNews = async ({ db, read }: Reading, matches: readonly Pair[]): Promise<Live[]> => {
  const ids = [...new Set(matches.flatMap(({ question, terrain }) => [question, terrain]))];
  if (ids.length === 0) return [];
  const [proposals, suggestions] = await Promise.all([
    db.select().from(namedProposalTable).where(inArray(namedProposalTable.proposal, ids)),
    db.select().from(suggestionTable).where(inArray(suggestionTable.question, ids)),
  ]);
  const named = new Map(proposals.map((row) => [row.proposal, row]));
  const live: Live[] = [];
  for (const { question, terrain } of matches) {
    const [asked, offered] = [named.get(question), named.get(terrain)];
    const label = suggestions.find((row) => row.question === question && row.terrain === terrain)?.label;
    if (asked?.status !== 'open' || offered?.status !== 'open' || !label) continue;
    if (await isStillToTell(read, { question: asked, terrain: offered })) live.push({ asked, offered, label });
  }
  return live;
};

/** The named matches seen from one person's side, without what is no news any more. */
export const digestItems = async (reading: Reading, person: string, matches: readonly Pair[]): Promise<DigestItem[]> =>
  (await stillNews(reading, matches)).map(({ asked, offered, label }) => {
    const [mine, other] = asked.owners.includes(person) ? [asked, offered] : [offered, asked];
    const path = `/${other.kind === 'terrain' ? 'terrains' : 'questions'}/${other.proposal}`;
    return { mine: mine.title, other: other.proposal, title: other.title, path, label };
  });
