import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { openPglite, pgliteOf } from '../../../infra/db/open-pglite.ts';
import { toldOf } from '../../../infra/told.ts';

/*
 * Somebody who opens the embedded database each time they are told `go`, then writes rows that name them until they are
 * ended. Says `open`, or the sentence that turned them away. `stock` is the engine as it comes.
 */
const [dir = '', kind = ''] = process.argv.slice(2);

const open = async (): Promise<PGlite> =>
  kind === 'stock' ? PGlite.create({ fs: new NodeFS(dir) }) : pgliteOf(await openPglite(dir));

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const write = async (raw: PGlite): Promise<void> => {
  for (;;) {
    await raw.query('insert into writers (pid) values ($1)', [process.pid]);
    say('wrote');
    await new Promise((done) => setTimeout(done, 25));
  }
};

say('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  try {
    const raw = await open();
    say('open');
    await write(raw);
  } catch (error) {
    say(`no: ${(toldOf(error) ?? `${error}`).replaceAll('\n', ' ')}`);
  }
}
