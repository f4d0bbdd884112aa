import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Clock, Db } from '../../services/kit/ports.ts';

/** At most `max` times within `seconds`, counted from the first. */
export type Rule = Readonly<{ name: string; max: number; seconds: number }>;

/** True when one more is allowed. Every call counts, allowed or not; the count is kept in the database, under a hash. */
export type Limiter = (rule: Rule, who: string) => Promise<boolean>;

export const limiter =
  (db: Db, clock: Clock, secret: string): Limiter =>
  async (rule, who) => {
    const key = createHmac('sha256', secret).update(`${rule.name}:${who}`).digest('base64url');
    const now = clock.now();
    const start = new Date(now.getTime() - rule.seconds * 1_000);
    const result = (await db.execute(sql`
      insert into auth_rate_limit as kept (key, count, since) values (${key}, 1, ${now.toISOString()}::timestamptz)
      on conflict (key) do update set
        count = case when kept.since <= ${start.toISOString()}::timestamptz then 1 else kept.count + 1 end,
        since = case when kept.since <= ${start.toISOString()}::timestamptz then excluded.since else kept.since end
      returning count`)) as unknown as { rows: { count: number }[] };
    return Number(result.rows[0]?.count) <= rule.max;
  };
