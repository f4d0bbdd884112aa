import { statfs } from 'node:fs/promises';
import { type Sentence, say } from '../../shared/kernel/words.ts';

const full: Sentence = {
  fr: 'Il ne reste que {left} Mo sur le disque qui porte {dir} ; il en faut au moins {needed} pour enregistrer sans risque. Rien n’a été perdu : libérez de la place, puis recommencez.',
  en: 'Only {left} MB are left on the disk that holds {dir}; at least {needed} are needed to record safely. Nothing was lost: free some space, then try again.',
};

/** Refused before writing: the embedded engine freezes on a full disk. `sentence` says it in both languages. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
  readonly sentence: Sentence;
  constructor(dir: string, leftBytes: number, neededBytes: number) {
    const values = { dir, left: Math.floor(leftBytes / 1e6), needed: Math.ceil(neededBytes / 1e6) };
    const sentence = { fr: say('fr', full, values), en: say('en', full, values) };
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** Whether it was the disk that had no room left, however deep the driver wrapped what the engine said: nothing was recorded. */
export const isDiskFull = (error: unknown): boolean => {
  type Failure = Readonly<{ code?: string; cause?: unknown }>;
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined)
    if (e.code === '53100' || e.code === 'ENOSPC') return true;
  return false;
};

type Options = Readonly<{
  /** Kept free for the engine's own log, checkpoints and vacuum. */
  neededBytes?: number;
  everyMs?: number;
  freeBytes?: (dir: string) => Promise<number>;
}>;

const bytesFreeOn = async (dir: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
};

/**
 * A check to call before each write: throws `StorageFull` when less than `neededBytes` (200 MB) are free. The disk is asked
 * once a second at most, so it costs nothing; a disk that cannot be asked does not hold up anybody.
 */
export const ensureSpace = (dir: string, options: Options = {}): (() => Promise<void>) => {
  const { neededBytes = 200e6, everyMs = 1_000, freeBytes = bytesFreeOn } = options;
  let askedAt = Number.NEGATIVE_INFINITY;
  let left = Promise.resolve(Number.POSITIVE_INFINITY);
  return async () => {
    if (performance.now() - askedAt >= everyMs) {
      askedAt = performance.now();
      left = freeBytes(dir).catch(() => Number.POSITIVE_INFINITY);
    }
    const free = await left;
    if (free < neededBytes) throw new StorageFull(dir, free, neededBytes);
  };
};
