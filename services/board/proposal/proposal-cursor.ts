import { type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { ProposalQuery } from '../../../shared/contracts/proposal-answers.ts';
import { check } from '../../../shared/kernel/check.ts';
import { isDay, isInstant } from '../../../shared/kernel/days.ts';
import { Problem } from '../../kit/http.ts';
import { lastDay, type ProposalRow, proposalTable as t } from './proposal.view.ts';

/** Stands for « no last day » in the order of closing dates. */
const LAST_DAY = '9999-12-31';

type Sort = NonNullable<ProposalQuery['sort']>;

/** Where a page ended: by key where the order is one of columns, by count where it is one of relevance. */
const Cursor = v.union([
  v.object({ sort: v.literal('newest'), at: v.pipe(v.string(), v.check(isInstant)), id: v.string() }),
  v.object({
    sort: v.literal('closing'),
    until: v.pipe(
      v.string(),
      v.check((day) => day === LAST_DAY || isDay(day)),
    ),
    id: v.string(),
  }),
  v.object({
    sort: v.literal('relevance'),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  }),
]);

export const cursorOf = (
  sort: Sort,
  last: Pick<ProposalRow, 'proposal' | 'postedAt' | 'until'> | undefined,
  page: number,
  before?: string,
): string | null => {
  if (!last) return null;
  const id = last.proposal;
  if (sort === 'newest') return write({ sort, at: last.postedAt.toISOString(), id });
  if (sort === 'closing') return write({ sort, until: last.until ?? LAST_DAY, id });
  return write({ sort, offset: afterCursor(sort, before).offset + page });
};

/** The condition and offset that continue after a cursor. A foreign or torn one is refused with a sentence. */
export const afterCursor = (sort: Sort, cursor?: string): { condition: SQL | undefined; offset: number } => {
  if (!cursor) return { condition: undefined, offset: 0 };
  const at = read(cursor);
  if (at.sort !== sort) throw new Problem(400, 'cursor-unreadable');
  if (at.sort === 'newest')
    return { condition: sql`(${t.postedAt}, ${t.proposal}) < (${at.at}::timestamptz, ${at.id})`, offset: 0 };
  if (at.sort === 'closing')
    return {
      condition: sql`(${lastDay}, ${t.proposal}) > (${at.until}::date, ${at.id})`,
      offset: 0,
    };
  return { condition: undefined, offset: at.offset };
};

const write = (cursor: v.InferOutput<typeof Cursor>): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

const read = (cursor: string): v.InferOutput<typeof Cursor> => {
  const found = check(Cursor, written(cursor));
  if (!found.ok) throw new Problem(400, 'cursor-unreadable');
  return found.value;
};

const written = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};
