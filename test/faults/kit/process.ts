import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The product as it really runs: `infra/main.ts` in a process of its own, which ends when the one that started it does. */
export type Process = Readonly<{
  pid: number;
  /** Where it answers. The same settings give the same address again after a kill when `PORT` is among them. */
  url: string;
  port: number;
  dataDir: string;
  /** Sends the signal (SIGKILL unless told) to this process alone, and waits until it is gone. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** How it ended: its code, or the signal's name. */
  exited: Promise<number | NodeJS.Signals>;
  /** All it has said so far, on both channels. */
  output: () => string;
}>;

export type ProcessSpec = Readonly<{
  /** Settings as `infra/config.ts` reads them; nothing of this process's own environment but PATH reaches it. */
  env?: Readonly<Record<string, string>>;
  /** Another program than the server, for controls: its path. It must tell `{ listening: port }` as the server does. */
  program?: string;
  /** Told the process number at once, for those who kill it in its start. */
  started?: (pid: number) => void;
  /** Arguments to node before the program, as `without` gives them. */
  execArgv?: readonly string[];
}>;

const MAIN = fileURLToPath(new URL('../../../infra/main.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts it and waits until it listens. Without `DATA_DIR` it has a fresh one, removed with it. Throws what it said when it ends instead. */
export const startProcess = async (spec: ProcessSpec = {}): Promise<Process> => {
  const { env = {}, program = MAIN, execArgv = [] } = spec;
  const port = Number(env.PORT ?? (await freePort()));
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'fault-')));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', TSX, ...execArgv, program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      TMPDIR: tmpdir(),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      ...env,
      PORT: String(port),
      DATA_DIR: dataDir,
    },
  });
  running.add(child);
  spec.started?.(child.pid ?? 0);
  let said = '';
  for (const channel of [child.stdout, child.stderr])
    channel?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const exited = new Promise<number | NodeJS.Signals>((done) => {
    child.once('exit', async (code, signal) => {
      running.delete(child);
      if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
      done(code ?? signal ?? 1);
    });
  });
  const listening = new Promise<void>((done) => child.once('message', () => done()));
  const ended = exited.then((how) => {
    throw new Error(`the server ended (${how}) before it listened:\n${said}`);
  });
  await Promise.race([listening, ended]);
  ended.catch(() => {});
  return {
    pid: child.pid ?? 0,
    url,
    port,
    dataDir,
    exited,
    output: () => said,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await exited;
    },
  };
};

/** A port nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
