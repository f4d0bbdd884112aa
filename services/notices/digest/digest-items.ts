import { inArray } from 'drizzle-orm';
import type { MatchLabel } from '../../../shared/contracts/match.ts';
import type { Db } from '../../kit/ports.ts';
import { namedProposalTable, suggestionTable } from './suggestion.view.ts';

/** One match as a digest tells it: my proposal, the other one, how near they are. */
export type DigestItem = Readonly<{ mine: string; other: string; title: string; path: string; label: MatchLabel }>;

/** The named matches seen from one person's side; what was hidden or closed meanwhile is left out. */
export const digestItems = async (
  db: Db,
  person: string,
  matches: readonly { question: string; terrain: string }[],
): Promise<DigestItem[]> => {
  const ids = [...new Set(matches.flatMap(({ question, terrain }) => [question, terrain]))];
  if (ids.length === 0) return [];
  const [proposals, suggestions] = await Promise.all([
    db.select().from(namedProposalTable).where(inArray(namedProposalTable.proposal, ids)),
    db.select().from(suggestionTable).where(inArray(suggestionTable.question, ids)),
  ]);
  const named = new Map(proposals.map((row) => [row.proposal, row]));
  return matches.flatMap(({ question, terrain }): DigestItem[] => {
    const [asked, offered] = [named.get(question), named.get(terrain)];
    const label = suggestions.find((row) => row.question === question && row.terrain === terrain)?.label;
    if (asked?.status !== 'open' || offered?.status !== 'open' || !label) return [];
    const [mine, other] = asked.owners.includes(person) ? [asked, offered] : [offered, asked];
    const path = `/${other.kind === 'terrain' ? 'terrains' : 'questions'}/${other.proposal}`;
    return [{ mine: mine.title, other: other.proposal, title: other.title, path, label }];
  });
};
