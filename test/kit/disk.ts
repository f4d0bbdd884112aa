import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export type Disk = {
  /** How often a file was synced since. */
  syncs: number;
  /** Takes back writes that were not synced: all of them for even seeds, else all after a random one in each file. */
  cutPower: (seed: number) => void;
  release: () => void;
};

type Undo = Readonly<{ position: number; before: Buffer; size: number }>;

/** A disk that remembers, for each file written by this process, how it was when last synced. */
export const disk = (): Disk => {
  const real = { openSync: fs.openSync, closeSync: fs.closeSync, writeSync: fs.writeSync, fsyncSync: fs.fsyncSync };
  const unsynced = new Map<string, Undo[]>();

  const watch: Disk = {
    syncs: 0,
    cutPower: (seed) => {
      for (const [path, undos] of unsynced) {
        const kept = seed % 2 === 0 ? 0 : Math.floor(random(seed, path) * undos.length);
        for (const undo of undos.slice(kept).reverse()) takeBack(path, undo);
      }
      unsynced.clear();
    },
    release: () => {
      Object.assign(fs, real);
      syncBuiltinESMExports();
    },
  };

  const pathOf = (fd: number): string => fs.readlinkSync(`/proc/self/fd/${fd}`);

  const takeBack = (path: string, { position, before, size }: Undo): void => {
    if (!fs.existsSync(path)) return;
    const fd = real.openSync(path, 'r+');
    real.writeSync(fd, before, 0, before.length, position);
    fs.ftruncateSync(fd, size);
    real.closeSync(fd);
  };

  fs.writeSync = ((fd: number, buffer: Uint8Array, offset: number, length: number, position: number) => {
    if (typeof position === 'number' && fd > 2) {
      const path = pathOf(fd);
      const before = Buffer.alloc(length);
      const { size } = fs.fstatSync(fd);
      const reader = real.openSync(path, 'r');
      const read = fs.readSync(reader, before, 0, length, position);
      real.closeSync(reader);
      const undos = unsynced.get(path) ?? [];
      undos.push({ position, before: before.subarray(0, read), size });
      unsynced.set(path, undos);
    }
    return real.writeSync(fd, buffer, offset, length, position);
  }) as typeof fs.writeSync;

  fs.fsyncSync = (fd) => {
    watch.syncs += 1;
    unsynced.delete(pathOf(fd));
    real.fsyncSync(fd);
  };
  syncBuiltinESMExports();
  return watch;
};

/** Between 0 and 1, the same for the same seed and name. */
const random = (seed: number, name: string): number => {
  let state = seed * 2_654_435_761;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x5bd1e995);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
};
