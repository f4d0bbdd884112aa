import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DirectoryInUse, lockDirectory } from '../../../infra/db/directory-lock.ts';

/* A starter: ready, waits for a word, says whether it got the directory, then keeps what it has until it is ended. */
const [dir = '', kind = ''] = process.argv.slice(2);

/** The lock everybody writes first: look, then create. */
const naive = async (): Promise<void> => {
  if (existsSync(`${dir}.pid`))
    throw new DirectoryInUse(dir, { pid: 0, startedAt: '', bootId: '', host: '', namespace: '' });
  await pause(5);
  writeFileSync(`${dir}.pid`, String(process.pid));
};

writeSync(1, 'ready\n');
await new Promise((done) => process.stdin.once('data', done));
try {
  await (kind === 'naive' ? naive() : lockDirectory(dir, { beatMs: 50 }));
  writeSync(1, 'won\n');
} catch (error) {
  writeSync(1, `${(error as Error).name}\n`);
}
setInterval(() => {}, 1_000);
