import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { DirectoryInUse, lockDirectory } from '../../../infra/db/directory-lock.ts';
import { myIdentity, type ProcessIdentity } from '../../../infra/db/process-identity.ts';

const STARTER = fileURLToPath(new URL('./hold-lock.ts', import.meta.url));
const started: ChildProcess[] = [];
const temporary: string[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const place = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-lock-'));
  temporary.push(dir);
  return join(dir, 'db');
};

/** A process that will try for the directory when told; resolves once it is ready to. */
const starter = async (dir: string, kind = 'real'): Promise<() => Promise<string>> => {
  const child = spawn(process.execPath, ['--import', 'tsx', STARTER, dir, kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const says = (): Promise<string> =>
    new Promise((done) => child.stdout.once('data', (said: Buffer) => done(said.toString().trim())));
  await says();
  return () => {
    const answer = says();
    child.stdin.write('go\n');
    return answer;
  };
};

const race = async (dir: string, kind: string, n: number): Promise<string[]> => {
  const starters = await Promise.all(Array.from({ length: n }, () => starter(dir, kind)));
  return Promise.all(starters.map((go) => go()));
};

const ended = (child: ChildProcess): Promise<unknown> => {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  return gone;
};

/** Leaves a lock as another process would have. */
const lockOf = (dir: string, holder: Partial<ProcessIdentity>): void => {
  mkdirSync(`${dir}.lock`, { recursive: true });
  writeFileSync(`${dir}.lock/7`, JSON.stringify({ ...myIdentity(), token: 'other', ...holder }));
};

describe('one writer per data directory', () => {
  it('is taken, refused to others while held, and free again once given back', async () => {
    const dir = place();
    const lock = await lockDirectory(dir);
    await expect(lockDirectory(dir)).rejects.toBeInstanceOf(DirectoryInUse);
    lock.release();
    (await lockDirectory(dir)).release();
  });

  it('says who has it and what to do, in French and in English', async () => {
    const dir = place();
    await lockDirectory(dir);
    const refusal = lockDirectory(dir);
    await expect(refusal).rejects.toThrow(`(processus ${process.pid} sur`);
    await expect(refusal).rejects.toThrow(/Arrêtez-le d’abord[\s\S]*Stop it first/);
  });

  it('lies outside the data directory', async () => {
    const dir = place();
    await lockDirectory(dir);
    expect(readdirSync(join(dir, '..'))).toEqual(['db.lock']);
  });

  it('replaces the lock of a process that was killed, never that of one that lives', { timeout: 30_000 }, async () => {
    const dir = place();
    expect(await (await starter(dir))()).toBe('won');
    await expect(lockDirectory(dir)).rejects.toBeInstanceOf(DirectoryInUse);
    await ended(started[0] as ChildProcess);
    await expect(lockDirectory(dir)).resolves.toBeDefined();
  });

  it('is not fooled by a process number that was given again, nor by one from before a reboot', async () => {
    const dir = place();
    lockOf(dir, { startedAt: '1' });
    (await lockDirectory(dir)).release();
    const other = place();
    lockOf(other, { bootId: 'an earlier boot' });
    (await lockDirectory(other)).release();
  });

  it('counts a holder in another container as alive while its lock is touched, as dead after a silence', async () => {
    const dir = place();
    lockOf(dir, { namespace: 'pid:[1]', host: 'elsewhere' });
    const touching = setInterval(() => lockOf(dir, { namespace: 'pid:[1]', host: 'elsewhere' }), 100);
    await expect(lockDirectory(dir, { silenceMs: 2_000 })).rejects.toBeInstanceOf(DirectoryInUse);
    clearInterval(touching);
    await expect(lockDirectory(dir, { silenceMs: 500 })).resolves.toBeDefined();
  });

  it('gets over a lock file that holds no sense', async () => {
    const dir = place();
    mkdirSync(`${dir}.lock`, { recursive: true });
    writeFileSync(`${dir}.lock/1`, '{"pid":');
    await expect(lockDirectory(dir)).resolves.toBeDefined();
  });

  it('negative control: looking before creating lets several win', { timeout: 60_000 }, async () => {
    const said = await race(place(), 'naive', 5);
    expect(said.filter((word) => word === 'won').length).toBeGreaterThan(1);
  });
});
