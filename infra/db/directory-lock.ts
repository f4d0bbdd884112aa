import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import { type Life, lifeOf, myIdentity, type ProcessIdentity } from './process-identity.ts';

/*
 * One writer per data directory. The lock lives beside it, in `<dir>.lock/`, as files numbered 1, 2, 3…: the highest
 * number is the lock. To replace a dead holder is to link the next number, which only one process can; the highest file
 * is never removed, only marked as given back, so no slow starter can mistake an old state for the present one.
 */

export type DirectoryLock = Readonly<{ release: () => void }>;

const inUse: Sentence = {
  fr: 'Le dossier de données {dir} est déjà utilisé par un autre Connecteur (processus {pid} sur {host}). Arrêtez-le d’abord, ou choisissez un autre dossier avec DATA_DIR.',
  en: 'The data directory {dir} is already in use by another Connecteur (process {pid} on {host}). Stop it first, or choose another directory with DATA_DIR.',
};

/** Somebody alive has this directory; its message says so in French and in English. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(dir: string, holder: ProcessIdentity) {
    const values = { dir, pid: holder.pid, host: holder.host };
    super(`${say('fr', inUse, values)}\n${say('en', inUse, values)}`);
  }
}

type Options = Readonly<{ beatMs?: number; silenceMs?: number }>;
type Holder = ProcessIdentity & Readonly<{ token: string; released?: boolean }>;

/**
 * Takes the directory for this process, or throws `DirectoryInUse`. A holder that cannot be seen from here (another
 * container on the same volume) counts as alive while its lock keeps being touched; it is watched for `silenceMs`.
 */
export const lockDirectory = async (dir: string, options: Options = {}): Promise<DirectoryLock> => {
  const { beatMs = 2_000, silenceMs = 20_000 } = options;
  const folder = `${dir}.lock`;
  mkdirSync(folder, { recursive: true });
  const me: Holder = { ...myIdentity(), token: randomBytes(8).toString('hex') };
  for (;;) {
    const highest = highestIn(folder);
    const holder = highest > 0 ? holderOf(folder, highest) : undefined;
    if (holder && (await lifeSeen(holder, join(folder, String(highest)), silenceMs)) === 'alive') {
      throw new DirectoryInUse(dir, holder);
    }
    if (take(folder, highest + 1, me)) return held(folder, highest + 1, me, beatMs);
  }
};

const highestIn = (folder: string): number =>
  Math.max(0, ...readdirSync(folder).map((name) => (/^\d+$/.test(name) ? Number(name) : 0)));

/** Nothing when the file has just been superseded or holds no sense: the next number decides. */
const holderOf = (folder: string, n: number): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, String(n)), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

const lifeSeen = async (holder: Holder, file: string, silenceMs: number): Promise<Life> => {
  if (holder.released) return 'dead';
  const life = lifeOf(holder);
  if (life !== 'unknown') return life;
  const before = beatOf(file);
  for (let waited = 0; waited < silenceMs; waited += 250) {
    await new Promise((done) => setTimeout(done, 250));
    if (beatOf(file) !== before) return 'alive';
  }
  return 'dead';
};

const beatOf = (file: string): number => {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
};

/** A link appears whole or not at all, and only once per number. */
const take = (folder: string, n: number, me: Holder): boolean => {
  const file = join(folder, String(n));
  const draft = join(folder, `draft-${me.token}`);
  writeFileSync(draft, JSON.stringify(me));
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (highestIn(folder) !== n) {
    rmSync(file, { force: true });
    return false;
  }
  for (const name of readdirSync(folder)) {
    if (/^\d+$/.test(name) && Number(name) < n) rmSync(join(folder, name), { force: true });
  }
  return true;
};

const held = (folder: string, n: number, me: Holder, beatMs: number): DirectoryLock => {
  const file = join(folder, String(n));
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Removed by hand: the process keeps what it has.
    }
  }, beatMs);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (holderOf(folder, n)?.token !== me.token) return;
      const draft = join(folder, `draft-${me.token}`);
      writeFileSync(draft, JSON.stringify({ ...me, released: true }));
      renameSync(draft, file);
    },
  };
};
