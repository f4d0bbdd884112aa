import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, resolve } from 'node:path';
import { type Platter, platter } from './platter.ts';

export type Disk = Readonly<{
  /** How often a file or folder was synced since. */
  syncs: () => number;
  /** Before the n-th operation from now on it calls back, which must not return if that operation is not to happen. */
  before: (operations: number, then: () => void) => void;
  /** Lays in `into` what a power cut now would leave. */
  cutPower: (into: string, chance: () => number) => void;
  release: () => void;
}>;

type Real = Pick<
  typeof fs,
  | 'writeSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'truncateSync'
  | 'writeFileSync'
  | 'mkdirSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'rmdirSync'
  | 'rmSync'
>;

/** A disk that remembers what this process did under `root`, by the synchronous calls the embedded engine makes, since it was synced. */
export const disk = async (root: string): Promise<Disk> => {
  const top = resolve(root);
  const gone = `${top}.gone`;
  fs.mkdirSync(gone, { recursive: true });
  const { writeSync, fsyncSync, ftruncateSync, truncateSync, writeFileSync, mkdirSync } = fs;
  const { renameSync, unlinkSync, rmdirSync, rmSync } = fs;
  const real: Real = {
    ...{ writeSync, fsyncSync, ftruncateSync, truncateSync, writeFileSync, mkdirSync },
    ...{ renameSync, unlinkSync, rmdirSync, rmSync },
  };
  const holds = platter(top);
  let syncs = 0;
  let left = Number.POSITIVE_INFINITY;
  let then = () => {};
  const operation = (): void => {
    left -= 1;
    if (left === 0) then();
  };
  const synced = (fd: number): void => {
    syncs += 1;
    operation();
    holds.synced(fs.fstatSync(fd).ino);
  };
  const files = await fileHandles();
  const sync = files.sync;
  files.sync = function (this: fs.promises.FileHandle) {
    synced(this.fd);
    return sync.call(this);
  };
  const isWatched = (path: unknown): path is string =>
    typeof path === 'string' && resolve(path).startsWith(`${top}/`) && !resolve(path).includes('.lock');
  Object.assign(fs, watched({ real, holds, isWatched, gone, operation, synced }));
  syncBuiltinESMExports();
  const release = (): void => {
    files.sync = sync;
    Object.assign(fs, real);
    syncBuiltinESMExports();
  };
  return {
    syncs: () => syncs,
    before: (operations, call) => {
      left = operations;
      then = call;
    },
    cutPower: (into, chance) => {
      release();
      holds.layKept(into, gone, chance);
    },
    release,
  };
};

const fileHandles = async (): Promise<fs.promises.FileHandle> => {
  const file = await fs.promises.open('/dev/null');
  await file.close();
  return Object.getPrototypeOf(file);
};

type Watch = Readonly<{
  real: Real;
  holds: Platter;
  isWatched: (path: unknown) => path is string;
  gone: string;
  operation: () => void;
  synced: (fd: number) => void;
}>;

const watched = (watch: Watch): Partial<typeof fs> => ({ ...contents(watch), ...namings(watch) });

const contents = ({ real, holds, isWatched, operation, synced }: Watch): Partial<typeof fs> => {
  const change = (fd: number, start: number, end: number): void => {
    const { ino } = fs.fstatSync(fd);
    if (!holds.knows(ino)) return;
    operation();
    const reader = fs.openSync(`/proc/self/fd/${fd}`, 'r');
    holds.writing(ino, reader, start, end);
    fs.closeSync(reader);
  };
  const cut = (fd: number, size: number): void => {
    change(fd, size, Math.max(size, fs.fstatSync(fd).size));
    real.ftruncateSync(fd, size);
  };
  return {
    writeSync: ((fd: number, buffer: Uint8Array, offset: number, length: number, position: number) => {
      if (typeof position === 'number' && fd > 2) change(fd, position, position + length);
      return real.writeSync(fd, buffer, offset, length, position);
    }) as typeof fs.writeSync,
    fsyncSync: (fd) => {
      synced(fd);
      real.fsyncSync(fd);
    },
    ftruncateSync: (fd, size) => cut(fd, size ?? 0),
    truncateSync: (path, size) => {
      if (!isWatched(path)) return real.truncateSync(path, size);
      const fd = fs.openSync(path, 'r+');
      cut(fd, size ?? 0);
      fs.closeSync(fd);
    },
  };
};

const namings = ({ real, holds, isWatched, gone, operation }: Watch): Partial<typeof fs> => {
  const inode = (path: string): number => fs.lstatSync(path).ino;
  const edge = (path: string, ino: number | null) => ({
    dir: inode(join(path, '..')),
    name: resolve(path).slice(resolve(path).lastIndexOf('/') + 1),
    ino,
  });
  /** A file whose removal may not last must still be somewhere. */
  const bury = (path: string): void => {
    if (fs.existsSync(path) && fs.lstatSync(path).isFile()) fs.linkSync(path, join(gone, `${inode(path)}`));
  };
  const made = (path: string): void => holds.named([edge(path, inode(path))]);
  const remove =
    (how: (path: fs.PathLike) => void) =>
    (path: fs.PathLike): void => {
      if (!isWatched(path)) {
        how(path);
        return;
      }
      operation();
      bury(path);
      how(path);
      holds.named([edge(path, null)]);
    };
  const unlinkSync = remove(real.unlinkSync);
  const rmdirSync = remove(real.rmdirSync);
  const sweep = (path: string): void => {
    for (const { name } of fs.readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, name);
      if (fs.lstatSync(inside).isDirectory()) sweep(inside);
      else unlinkSync(inside);
    }
    rmdirSync(path);
  };
  return {
    unlinkSync,
    rmdirSync: rmdirSync as typeof fs.rmdirSync,
    rmSync: (path, options) => {
      if (!isWatched(path)) return real.rmSync(path, options);
      if (fs.existsSync(path)) sweep(path);
    },
    writeFileSync: ((path: fs.PathLike, data: string, options: fs.WriteFileOptions) => {
      if (!isWatched(path) || fs.existsSync(path)) return real.writeFileSync(path, data, options);
      operation();
      real.writeFileSync(path, data, options);
      made(path);
    }) as typeof fs.writeFileSync,
    mkdirSync: ((path: fs.PathLike, options: fs.MakeDirectoryOptions) => {
      if (!isWatched(path) || fs.existsSync(path)) return real.mkdirSync(path, options);
      operation();
      const answer = real.mkdirSync(path, options);
      made(path);
      return answer;
    }) as typeof fs.mkdirSync,
    renameSync: (from, to) => {
      if (!isWatched(from) || !isWatched(to)) return real.renameSync(from, to);
      operation();
      bury(to);
      const moved = inode(from);
      const left = edge(from, null);
      real.renameSync(from, to);
      holds.named([left, edge(to, moved)]);
    },
  };
};
