import type { Db, Places } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import type { MatchSearch } from '../match-index/match.ts';
import { createMatchIndex, type MatchIndex } from '../match-index/match-index.ts';
import { type VocabularyReading, written } from '../vocabulary.ts';
import type { IndexProgress, LiveIndex } from './live.ts';
import { changePages, countAfter, type MatchableRow, makingOf } from './matchable.view.ts';
import { takeIn } from './take-in.ts';

/** Proposals taken in by one reading of the table. */
const TOGETHER = 500;

/** One index, the vocabulary it reads by, and how far it has read in which making of the table. */
type Standing = {
  index: MatchIndex;
  reading: VocabularyReading;
  making: number;
  change: number;
  progress: Pick<IndexProgress, 'read' | 'of'>;
};

/** The index held in this process. `remember` is told by which vocabulary an index reads. */
export const memoryLive = (
  db: Db,
  places: Places,
  remember: (index: MatchSearch, reading: VocabularyReading) => void,
): LiveIndex => {
  const emptyBy = (reading: VocabularyReading): Standing => {
    const index = createMatchIndex(reading.concepts, reading.lexicon);
    remember(index, reading);
    return { index, reading, making: 0, change: 0, progress: { read: 0, of: 0 } };
  };
  let serving = emptyBy(written);
  let preparing: Standing | undefined;

  const takeRows = async (standing: Standing, rows: readonly MatchableRow[]): Promise<void> => {
    const { open, gone } = await takeIn(rows, standing.reading, { db, places });
    for (const { proposal, kind, read, facts } of open) standing.index.put(proposal, kind, { body: '', facts }, read);
    for (const proposal of gone) standing.index.remove(proposal);
    standing.change = rows.at(-1)?.change ?? standing.change;
  };
  const bringUp = async (standing: Standing): Promise<void> => {
    const making = await makingOf(db);
    // The table was made anew (a rebuild): its numbers start again, so the index does too.
    if (making !== standing.making) Object.assign(standing, emptyBy(standing.reading), { making });
    let [read, of] = [0, 0];
    for await (const rows of changePages(db, standing.change, TOGETHER)) {
      if (of === 0) of = rows.length < TOGETHER ? rows.length : await countAfter(db, standing.change);
      standing.progress = { read, of };
      await takeRows(standing, rows);
      read += rows.length;
      standing.progress = { read, of: Math.max(of, read) };
    }
  };
  const prepare = async (reading: VocabularyReading): Promise<void> => {
    const next = emptyBy(reading);
    preparing = next;
    await bringUp(next);
    serving = next;
  };
  const renew = (reading: VocabularyReading): void => {
    if (reading.version === serving.reading.version || preparing) return;
    // Nothing read yet: there is nothing to serve meanwhile.
    if (serving.change === 0) {
      serving = emptyBy(reading);
      return;
    }
    void prepare(reading)
      // The database went away: the next asker meets the trouble itself, and this is tried again.
      .catch(() => undefined)
      .finally(() => {
        preparing = undefined;
      });
  };
  const readChanges = async (): Promise<MatchSearch> => {
    renew(await currentReading(db));
    const asked = serving;
    await bringUp(asked);
    return asked.index;
  };
  let reading: Promise<MatchSearch> | undefined;
  return {
    // Askers at the same moment share one reading.
    fresh: () => {
      reading ??= readChanges().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    progress: () => ({
      held: serving.index.size(),
      ...(preparing ?? serving).progress,
      isAnew: preparing !== undefined,
    }),
  };
};
