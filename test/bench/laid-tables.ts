import { migrate } from '../../infra/db/migrate.ts';
import { openPostgres } from '../../infra/db/open-postgres.ts';
import { openLaid } from '../../services/matching/laid-index/laid.ts';
import { laidSearch } from '../../services/matching/laid-index/laid-search.ts';
import { beginLaying } from '../../services/matching/laid-index/lay.ts';
import { createHolding } from '../../services/matching/match-index/holding.ts';
import type { MatchSearch, ProposalKind } from '../../services/matching/match-index/match.ts';
import { readerBy } from '../../services/matching/match-index/match-index.ts';
import { readKept } from '../../services/matching/match-index/read.ts';
import { noFacts } from '../../services/matching/score/facts.ts';
import { lexicon, vocabulary } from '../../services/matching/vocabulary.ts';
import { freshPostgresUrl } from '../kit/database.ts';

type Kept = Readonly<{ id: string; kind: ProposalKind; kept: string }>;
const TOGETHER = 2_000;

/** Lays proposals in the tables of a fresh PostgreSQL, each as often as told under other ids; `close` drops them. */
export const laidInTables = async (
  proposals: readonly Kept[],
  copies = 1,
): Promise<Readonly<{ search: MatchSearch; close: () => Promise<void> }>> => {
  const { url, drop } = await freshPostgresUrl();
  const database = await openPostgres(url);
  await migrate(database);
  const { own, entry } = readerBy(vocabulary, lexicon);
  const of = proposals.length * copies;
  const maker = await beginLaying(database.db, { version: 'bench', making: 1, change: 1, of }, own);
  if (!maker) throw new Error('a fresh database is laid by nobody else');
  for (let copy = 0; copy < copies; copy++)
    for (let from = 0; from < proposals.length; from += TOGETHER)
      await maker.add(
        proposals.slice(from, from + TOGETHER).map(({ id, kind, kept }) => ({
          proposal: copy === 0 ? id : `${id}-${copy}`,
          kind,
          read: readKept(kept),
          facts: noFacts,
        })),
      );
  const laid = await openLaid(database.db, await maker.finish(), own);
  return {
    search: laidSearch(laid, createHolding(own), vocabulary, entry),
    close: async () => {
      await database.close();
      await drop();
    },
  };
};
