import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/*
 * From `npm start` (once built) to the first page of terrains, on a new directory and on one that holds the demonstration, beside
 * what any such program waits for: node itself, a bare Hono, and the embedded database opening the very same directory.
 * Then what the default process holds in memory, before and after mixed requests.
 * `npm run bench:start [-- --json] [--runs 5] [--requests 20000]`
 */

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    runs: { type: 'string', default: '5' },
    requests: { type: 'string', default: '20000' },
  },
});
const RUNS = Number(values.runs);
const REQUESTS = Number(values.requests);
const ASKERS = 8;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START = join(ROOT, 'dist/server/start.js');

const dir = await mkdtemp(join(tmpdir(), 'bench-start-'));

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

type Started = Readonly<{ ms: number; port: number; child: ChildProcess }>;

/** Starts it and asks for `path` until it is answered. */
const start = async (command: readonly string[], path: string, env: NodeJS.ProcessEnv = {}): Promise<Started> => {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...command], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    const answered = await fetch(`http://127.0.0.1:${port}${path}`).then(
      async (response) => response.ok && Boolean(await response.text()),
      () => false,
    );
    if (answered) return { ms: performance.now() - began, port, child };
    await new Promise((done) => setTimeout(done, 5));
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
};

const once = async (...args: Parameters<typeof start>): Promise<number> => {
  const { ms, child } = await start(...args);
  await stop(child);
  return ms;
};

/** Runs to its end. */
const run = async (script: string): Promise<number> => {
  const began = performance.now();
  const child = spawn(process.execPath, [script], { cwd: ROOT, stdio: 'inherit' });
  await new Promise((done) => child.once('exit', done));
  return performance.now() - began;
};

const floors = async (existing: string): Promise<Record<string, string>> => {
  const at = (name: string) => join(dir, name);
  const from = (name: string) => JSON.stringify(import.meta.resolve(name));
  await writeFile(at('empty.mjs'), '');
  await writeFile(
    at('hono.mjs'),
    `import { serve } from ${from('@hono/node-server')}; import { Hono } from ${from('hono')};
     serve({ fetch: new Hono().get('/terrains', (c) => c.text('x')).fetch, port: Number(process.env.PORT) });`,
  );
  await writeFile(
    at('pglite.mjs'),
    `import { PGlite } from ${from('@electric-sql/pglite')};
     const db = await PGlite.create(${JSON.stringify(existing)}); await db.query('select 1'); process.exit(0);`,
  );
  return { empty: at('empty.mjs'), hono: at('hono.mjs'), pglite: at('pglite.mjs') };
};

const MEBI = 1024;
/** Resident memory of a process and its children, in MiB; Linux only. */
const residentMiB = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  let sum = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / MEBI;
  for (const child of children.trim().split(' ').filter(Boolean)) sum += await residentMiB(Number(child));
  return sum;
};

/** What people ask, in turn: lists, searches, pages of things, the API, files; one in fifty says who came to sign in. */
const mixed = async (port: number): Promise<readonly string[]> => {
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const list = (await (await fetch(url('/api/terrains'))).json()) as { items?: { id?: string; proposal?: string }[] };
  const ids = (list.items ?? []).flatMap(({ id, proposal }) => id ?? proposal ?? []);
  const home = await (await fetch(url('/'))).text();
  const assets = [...home.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path);
  return [
    ...['/', '/terrains', '/questions', '/seances', '/api/terrains', '/api/questions', '/terrains?q=logement', '/docs'],
    ...[
      '/api/openapi.json',
      '/terrains?theme=housing',
      '/questions?q=sobri',
      '/connexion',
      '/healthz',
      '/api/places?q=ren',
    ],
    ...ids.flatMap((id) => [`/api/proposals/${id}`, `/terrains/${id}`]),
    ...assets,
  ];
};

const ask = async (port: number, paths: readonly string[], requests: number): Promise<number> => {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: ASKERS }, async () => {
      for (let n = next++; n < requests; n = next++) {
        const path = paths[n % paths.length] ?? '/';
        // A third of them are new, so that nothing kept answers for the work.
        const address = n % 3 === 0 ? `${path}${path.includes('?') ? '&' : '?'}n=${n}` : path;
        const answer = await fetch(`http://127.0.0.1:${port}${address}`);
        await answer.arrayBuffer();
      }
    }),
  );
  return (requests * 1000) / (performance.now() - began);
};

const measureMemory = async (existing: string) => {
  const { child, port } = await start([START], '/terrains', { DATA_DIR: existing });
  const pid = child.pid as number;
  const paths = await mixed(port);
  const figures: Record<string, number> = { 'at start': await residentMiB(pid) };
  let perSecond = 0;
  for (const share of [0.25, 0.5, 1]) {
    const already = share === 0.25 ? 0 : share / 2;
    perSecond = await ask(port, paths, Math.round(REQUESTS * (share - already)));
    figures[`after ${Math.round(REQUESTS * share).toLocaleString('en')} requests`] = await residentMiB(pid);
  }
  await new Promise((done) => setTimeout(done, 10_000));
  figures['after ten seconds of rest'] = await residentMiB(pid);
  await stop(child);
  return { figures, perSecond };
};

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const several = async (measure: (run: number) => Promise<number>): Promise<number[]> => {
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) all.push(await measure(run));
  return all;
};

try {
  const filled = join(dir, 'filled');
  await once([START, '--demo'], '/terrains', { DATA_DIR: filled });
  // PGlite alone opens a copy: it would leave its own traces in ours.
  const copied = join(dir, 'copied');
  cpSync(join(filled, 'db'), copied, { recursive: true });
  const { empty, hono, pglite } = (await floors(copied)) as { empty: string; hono: string; pglite: string };
  const starts = {
    'node, empty script': await several(() => run(empty)),
    'Hono alone, first answer': await several(() => once([hono], '/terrains')),
    'PGlite alone, same directory': await several(() => run(pglite)),
    'Connecteur, existing data': await several(() => once([START], '/terrains', { DATA_DIR: filled })),
    'Connecteur, first time': await several((n) => once([START], '/terrains', { DATA_DIR: join(dir, `first-${n}`) })),
  };
  const memory = await measureMemory(filled);
  if (values.json) console.log(JSON.stringify({ starts, memory }));
  else {
    for (const [what, all] of Object.entries(starts))
      console.log(`${what.padEnd(32)}median ${Math.round(median(all))} ms   (${all.map(Math.round).join(', ')})`);
    for (const [what, mib] of Object.entries(memory.figures))
      console.log(`memory ${what.padEnd(32)}${Math.round(mib)} MiB (supervisor and server)`);
    console.log(`mixed requests: ${Math.round(memory.perSecond)}/s by ${ASKERS} at once`);
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
