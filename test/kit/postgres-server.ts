import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const KEEPER = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
const SOCKET = join(
  tmpdir(),
  `connecteur-${createHash('sha256').update(`${KEEPER}${process.getuid?.()}`).digest('hex').slice(0, 12)}.sock`,
);

/** Where the shared throw-away PostgreSQL is; it stays while this process lives and ends by itself a little later. */
export const postgresServer = async (): Promise<string> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await ask();
    if (answer) return answer;
    if (attempt % 40 === 0) startKeeper();
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the test PostgreSQL did not start within ten seconds');
};

const ask = (): Promise<string | undefined> =>
  new Promise((done, fail) => {
    const socket = connect(SOCKET);
    socket.on('error', () => done(undefined));
    socket.on('data', (line) => {
      const { url, error } = JSON.parse(line.toString()) as { url?: string; error?: string };
      // Held open, so that the keeper knows somebody is there, without keeping this process alive.
      socket.unref();
      if (url) done(url);
      else fail(new Error(`the test PostgreSQL did not start: ${error}`));
    });
  });

const startKeeper = (): void => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  spawn(process.execPath, ['--import', tsx, KEEPER, SOCKET], { detached: true, stdio: 'ignore' }).unref();
};
