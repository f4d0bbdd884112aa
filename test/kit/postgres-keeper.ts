import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from './postgres-cluster.ts';

/*
 * A process of its own that runs one throw-away PostgreSQL for all test workers: each holds a connection to the socket
 * named by the first argument while it needs the server; when nobody has for a few seconds, everything is removed.
 */

const IDLE_MS = 5_000;
const socketPath = process.argv[2] ?? '';
const holders = new Set<Socket>();

const keepUntilIdle = (home: string, started: Promise<Cluster>): void => {
  let idle: NodeJS.Timeout | undefined;
  const leave = async () => {
    if (door.listening) door.close();
    const cluster = await started.catch(() => undefined);
    await cluster?.stop();
    rmSync(home, { recursive: true, force: true });
    process.exit(0);
  };
  const settle = () => {
    clearTimeout(idle);
    if (holders.size === 0) idle = setTimeout(leave, IDLE_MS);
  };
  const door = createServer((socket) => {
    holders.add(socket);
    settle();
    socket.on('error', () => {});
    socket.on('close', () => {
      holders.delete(socket);
      settle();
    });
    started.then(
      ({ url }) => socket.write(`${JSON.stringify({ url })}\n`),
      (error: Error) => socket.write(`${JSON.stringify({ error: error.message })}\n`),
    );
  });
  door.on('error', () => {
    // Somebody keeps a server already, or died without removing the socket.
    connect(socketPath)
      .on('connect', leave)
      .on('error', () => {
        rmSync(socketPath, { force: true });
        door.listen(socketPath);
      });
  });
  door.listen(socketPath);
  settle();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave);
};

const home = mkdtempSync(join(tmpdir(), 'connecteur-postgres-'));
const started = startCluster(home);
// Whoever asks is told; until somebody does, it must not end the process.
started.catch(() => {});
keepUntilIdle(home, started);
