import { type Appended, type Db, VersionConflict } from '../../services/kit/ports.ts';
import type { Upcasters } from '../../services/kit/upcast.ts';
import type { View } from '../../services/kit/view.ts';
import { isDatabaseAway } from '../db/away.ts';
import type { Ask, Database } from '../db/database.ts';
import { applyFacts } from '../desk/desk.ts';
import { freshOf } from './fresh.ts';
import { record, type Wish } from './record.ts';
import type { Outcome } from './together.ts';
import { keepWords } from './vault.ts';
import { wasRefused } from './violations.ts';

type Known = Readonly<{ inline: readonly View[]; upcasters: Upcasters }>;
type Outcomes = readonly Outcome<Appended>[];

/**
 * Appends to different streams in one transaction: one commit, which is what takes long, for all. A stale one is left out. When
 * one fails otherwise, all are undone, and each is tried in a transaction of its own: only its own error is its.
 */
export const appendRound = async (database: Database, wishes: readonly Wish[], known: Known): Promise<Outcomes> => {
  let committing = false;
  try {
    // Where facts are all there is to write, the one statement is the transaction.
    committing = !wishes.some((wish) => writesMore(wish, known.inline));
    if (committing) return await record(database.ask, wishes, known.upcasters);
    return await database.pour(async (tx, ask) => {
      const outcomes = await withViewsAndWords(tx, ask, wishes, known);
      committing = true;
      return outcomes;
    });
  } catch (error) {
    // Once a commit was asked for and not refused nobody knows what became of it, and trying again might do it twice.
    const unknown = isDatabaseAway(error) || (committing && !wasRefused(error));
    if (unknown || wishes.length === 1) throw error;
  }
  const outcomes: Outcome<Appended>[] = [];
  for (const wish of wishes)
    outcomes.push(...(await appendRound(database, [wish], known).catch((error) => [{ error }])));
  return outcomes;
};

const writesMore = ({ meta, facts }: Wish, inline: readonly View[]): boolean =>
  Boolean(meta.keep?.length) || facts.some(({ type }) => inline.some(({ subscribes }) => subscribes.has(type)));

const withViewsAndWords = async (tx: Db, ask: Ask, wishes: readonly Wish[], { inline, upcasters }: Known) => {
  const fresh = await freshOf(ask, wishes);
  for (const { meta } of fresh) if (meta.keep?.length) await keepWords(tx, meta.keep);
  await applyFacts(
    tx,
    inline,
    fresh.flatMap(({ facts }) => facts),
  );
  const recorded = fresh.length > 0 ? await record(ask, fresh, upcasters) : [];
  for (const outcome of recorded) if ('error' in outcome) throw outcome.error;
  const outcomes = new Map(fresh.map((wish, i) => [wish, recorded[i]]));
  return wishes.map((wish) => outcomes.get(wish) ?? { error: new VersionConflict(wish.stream) });
};
