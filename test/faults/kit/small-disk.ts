import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of its own, in memory, small enough to be filled. */
export type SmallDisk = Readonly<{
  dir: string;
  freeBytes: () => number;
  /** Fills it with something else than ours until so many bytes are free. */
  fillUpTo: (freeBytes: number) => Promise<void>;
  /** Takes away what filled it. */
  empty: () => void;
  remove: () => void;
}>;

const mount = (dir: string, megabytes: number): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir], { stdio: 'pipe' });
};

/** Why none can be made here, or nothing: it takes Linux and the right to mount. */
export const whyNoSmallDisk = (): string | undefined => {
  if (process.platform !== 'linux') return 'only on Linux';
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-mount-'));
  try {
    mount(dir, 1);
    execFileSync('umount', [dir]);
    return undefined;
  } catch (error) {
    return `this account may not mount: ${(error as Error).message.split('\n')[1] ?? error}`;
  } finally {
    rmdirSync(dir);
  }
};

export const smallDisk = (megabytes: number): SmallDisk => {
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-small-'));
  mount(dir, megabytes);
  const ballast = join(dir, 'ballast');
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  };
  return {
    dir,
    freeBytes,
    fillUpTo: async (left) => {
      const file = openSync(ballast, 'w');
      try {
        while (freeBytes() > left) {
          writeSync(file, Buffer.alloc(Math.min(10_000_000, freeBytes() - left)));
          await new Promise((done) => setImmediate(done));
        }
      } catch (error) {
        // Ours took the last bytes meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      // Lazily: what was killed a moment ago may not have let go yet.
      execFileSync('umount', ['--lazy', dir]);
      rmdirSync(dir);
    },
  };
};
