import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';
import { chance } from '../../kit/chance.ts';
import { disk } from '../../kit/disk.ts';
import { wordsOf } from './acknowledged.ts';

/*
 * A process that commits rows and says each one it was told is kept, among checkpoints, vacuums, new, emptied and dropped
 * tables and changed log segments, until the power goes: at one of its disk operations, in its start or later. What the
 * disk kept is then in another folder.
 */
const [root = '', into = '', kind = 'durable', seed = '1'] = process.argv.slice(2);
const random = chance(Number(seed));
const dir = join(root, 'db');

/** The control: the engine as it comes, in a directory that was laid with care. */
const stock = async (): Promise<PGlite> => {
  if (!existsSync(dir)) await (await openPglite(dir)).close();
  return PGlite.create({ fs: new NodeFS(dir) });
};

const laid = kind === 'stock' ? await stock() : undefined;
const watched = await disk(root);
const cut = (): void => {
  watched.cutPower(into, random);
  process.kill(process.pid, 'SIGKILL');
};
const inStart = random() < 0.3;
if (inStart) watched.before(1 + Math.floor(random() * 3_000), cut);
const raw = laid ?? pgliteOf(await openPglite(dir));
await raw.exec(`
  create table if not exists acknowledged (n int primary key, words text not null, unique (words, n));
  create table if not exists counted (one int primary key, upto int not null);
  create table if not exists scratch (n int primary key, words text);
  insert into counted values (1, 0) on conflict do nothing;`);
if (!inStart) watched.before(1 + Math.floor(random() * 900), cut);

const chores: readonly (readonly string[])[] = [
  ['checkpoint'],
  ['vacuum acknowledged', 'vacuum counted'],
  ['select pg_switch_wal()', 'checkpoint'],
  ["insert into scratch select n, repeat('x', 900) from generate_series(1, 60) n on conflict do nothing"],
  ['delete from scratch', 'vacuum scratch'],
  ['truncate scratch'],
  ['create table brief as select * from acknowledged', 'create index on brief (n)', 'drop table brief'],
];

const { rows } = await raw.query<{ upto: number }>('select upto from counted');
for (let n = (rows[0]?.upto ?? 0) + 1; ; n += 1) {
  await raw.transaction(async (tx) => {
    await tx.query('update counted set upto = $1', [n]);
    await tx.query('insert into acknowledged values ($1, $2)', [n, wordsOf(n)]);
  });
  writeSync(1, `${n}\n`);
  if (random() < 0.2)
    for (const statement of chores[Math.floor(random() * chores.length)] ?? []) await raw.query(statement);
}
