import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of one's own on a free loopback port. */
export type RedisServer = Readonly<{ url: string; stop: () => Promise<void> }>;

/** Whether the machine has one; where it must (`CI=true`), its absence is left to fail. */
export const hasRedis = (): boolean => {
  const there = spawnSync('redis-server', ['--version']).status === 0;
  if (!there) console.warn('SKIPPED: redis-server is not installed (apt-get install redis-server)');
  return there || process.env.CI === 'true';
};

/** On a free port, or on the one an earlier server left. */
export const redisServer = async (again?: string): Promise<RedisServer> => {
  const port = again ? Number(new URL(again).port) : await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'redis-'));
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  await answering(port, server);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      if (server.kill('SIGKILL')) await gone;
      await rm(dir, { recursive: true, force: true });
    },
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const answering = async (port: number, server: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 200 && server.exitCode === null; attempt += 1) {
    if (await accepts(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not answer');
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
