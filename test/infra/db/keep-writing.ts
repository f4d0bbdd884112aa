import { writeSync } from 'node:fs';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';

/* A process that commits numbers and says each one it was told is kept, until it is killed. */
const [dir = '', from = '1'] = process.argv.slice(2);
const raw = pgliteOf(await openPglite(dir));
await raw.exec('create table if not exists acknowledged (n int primary key)');
for (let n = Number(from); ; n += 1) {
  await raw.query('insert into acknowledged values ($1)', [n]);
  writeSync(1, `${n}\n`);
  if (n % 5 === 0) await raw.query('checkpoint');
}
