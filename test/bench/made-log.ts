import { sql } from 'drizzle-orm';
import type { Database } from '../../infra/db/database.ts';
import { proposalStream } from '../../shared/contracts/proposal.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { chance } from '../kit/chance.ts';
import { madeProposal } from './made-proposals.ts';

const BATCH = 500;
const AUTHORS = 300;
const MINUTE_MS = 60_000;
const BEGINNING = Date.parse('2020-01-01T00:00:00Z');

type Line = Readonly<{ stream: string; version: number; event: Event; by: string }>;

/** Ids that look like the real ones and are the same in every run. */
export const madeId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** What happens to one proposal: posted, concepts corrected, perhaps revised, paused, resumed, withdrawn. `each` facts, about. */
const lifeOf = (random: () => number, n: number, each: number): Line[] => {
  const author = madeId(1_000_000_000 + Math.floor(random() * AUTHORS));
  const posted = madeProposal(random, madeId(n), author);
  const { kind, content } = posted.data;
  const events: Event[] = [posted];
  while (events.length < each) {
    const draw = random();
    if (draw < 0.6)
      events.push({ type: 'ProposalTagged', data: { concept: `concept-${events.length}`, verdict: 'confirmed' } });
    else if (draw < 0.8) events.push({ type: 'ProposalRevised', data: { kind, content } });
    else events.push({ type: 'ProposalPaused', data: {} }, { type: 'ProposalResumed', data: {} });
  }
  if (random() < 0.1) events.push({ type: 'ProposalWithdrawn', data: { reason: 'filled' } });
  return events.map((event, i) => ({ stream: proposalStream(madeId(n)), version: i + 1, event, by: author }));
};

/**
 * Writes `proposals` proposals with about `each` facts each straight into an empty migrated log; views know nothing of them
 * yet. Returns how many facts that made.
 */
export const fillLog = async (
  database: Database,
  { proposals, each, seed = 1 }: Readonly<{ proposals: number; each: number; seed?: number }>,
): Promise<number> => {
  const random = chance(seed);
  let position = 0;
  let lines: Line[] = [];
  const flush = async () => {
    const rows = lines.map(({ stream, version, event, by }, i) => ({
      position: position + i + 1,
      stream,
      version,
      type: event.type,
      data: event.data,
      by,
      at: new Date(BEGINNING + (position + i) * MINUTE_MS).toISOString(),
    }));
    await database.db.execute(sql`
      insert into events (position, stream, version, type, schema_version, data, by, at, command_part)
      select e.position, e.stream, e.version, e.type, 1, e.data, e.by, e.at, 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(position bigint, stream text, version int, type text, data jsonb, by text, at timestamptz)`);
    position += rows.length;
    lines = [];
  };
  for (let n = 1; n <= proposals; n++) {
    lines.push(...lifeOf(random, n, each));
    if (lines.length >= BATCH) await flush();
  }
  if (lines.length > 0) await flush();
  await database.db.execute(sql`update log_head set position = ${position}::bigint`);
  await database.exec('analyze');
  return position;
};
