import { writeSync } from 'node:fs';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';

/* A process that commits numbers and says each one it was told is kept, until it is killed. */
const [dir = ''] = process.argv.slice(2);
const raw = pgliteOf(await openPglite(dir));
await raw.exec('create table if not exists acknowledged (n int primary key)');
const { rows } = await raw.query<{ last: number | null }>('select max(n) as last from acknowledged');
for (let n = (rows[0]?.last ?? 0) + 1; ; n += 1) {
  await raw.query('insert into acknowledged values ($1)', [n]);
  writeSync(1, `${n}\n`);
  if (n % 5 === 0) await raw.query('checkpoint');
}
