import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../infra/db/database.ts';
import { tableDdl } from '../../infra/db/view-tables.ts';
import { terrainsOfOrganisation } from '../../services/matching/load/organisation-terrains.ts';
import { matchableTable } from '../../services/matching/proposal/matchable.view.ts';
import { engines } from '../kit/database.ts';

describe.each(engines)('the terrains of an organisation on $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    for (const statement of tableDdl(matchableTable)) await database.exec(statement);
    await database.db.execute(sql`
      insert into matching_proposal (proposal, kind, status, status_before, content, owners, tags, engaged, change)
      select 'p-' || n, case n % 3 when 0 then 'question' else 'terrain' end, case n % 7 when 0 then 'closed' else 'open' end,
             'open', jsonb_build_object('organisation', 'Ville ' || n % 500), '{}', '{}', 0, n
      from generate_series(1, 5000) as n`);
    await database.exec('analyze matching_proposal');
  }, 60_000);
  afterAll(() => database.close());

  it('are its open terrains and no others, found without reading those of others', async () => {
    const query = terrainsOfOrganisation(database.db, 'Ville 7');
    // 7, 507, 1007…, without each third, a question, and each seventh, closed.
    const own = ['p-1007', 'p-1507', 'p-2507', 'p-3007', 'p-4007', 'p-4507'];
    expect((await query).map(({ proposal }) => proposal).sort()).toEqual(own);
    const explained = (await database.db.execute(sql`explain ${query}`)) as unknown as {
      rows: { 'QUERY PLAN': string }[];
    };
    expect(explained.rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
  });
});
