import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { migrate } from '../../../infra/db/migrate.ts';
import { openPostgres } from '../../../infra/db/open-postgres.ts';

/* A starter that brings each database whose address it reads to this version, and says which files it applied, or why not. */
const say = (line: object): void => {
  writeSync(1, `${JSON.stringify(line)}\n`);
};

say({ ready: true });
for await (const url of createInterface({ input: process.stdin })) {
  const database = await openPostgres(url, { poolSize: 2 });
  try {
    say({ applied: await migrate(database) });
  } catch (error) {
    say({ failed: `${error} ${(error as Error).cause ?? ''}` });
  }
  await database.close();
}
