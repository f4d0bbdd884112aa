import fs from 'node:fs';
import { join } from 'node:path';

/*
 * What a disk surely holds of one folder, and what it was told since without being asked to keep it. As on the usual file
 * systems: to sync a file keeps its content, its size and its name; to sync a folder keeps the names in it; all else may
 * come through a power cut or not, a name or a block of 4 KB at a time, in any order.
 */

const BLOCK = 4_096;

/** A name given, taken away (`ino` null) or both at once (a renaming): whole or not at all. */
export type Naming = readonly Readonly<{ dir: number; name: string; ino: number | null }>[];

/** Blocks as they were before each write not yet synced, oldest first, and the sizes the file had before each. */
type Unsynced = Readonly<{ blocks: Map<number, Buffer[]>; sizes: number[] }>;

export type Platter = Readonly<{
  knows: (ino: number) => boolean;
  /** Names changed. */
  named: (naming: Naming) => void;
  /** Bytes from `start` to `end` are about to be written, or cut off; read from `fd`, open for reading. */
  writing: (ino: number, fd: number, start: number, end: number) => void;
  synced: (ino: number) => void;
  /** Lays in `into` what the disk still holds after a power cut; `gone` has the removed files by their inode. */
  layKept: (into: string, gone: string, chance: () => number) => void;
}>;

export const platter = (root: string): Platter => {
  const rootIno = fs.statSync(root).ino;
  const names = new Map<number, Map<string, number>>();
  const known = new Set<number>([rootIno]);
  const unsynced = new Map<number, Unsynced>();
  let pending: Naming[] = [];

  const learn = (dir: string, ino: number): void => {
    const inside = namesIn(names, ino);
    for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
      const path = join(dir, entry.name);
      const own = fs.lstatSync(path).ino;
      inside.set(entry.name, own);
      known.add(own);
      if (entry.isDirectory()) learn(path, own);
    }
  };
  learn(root, rootIno);

  return {
    knows: (ino) => known.has(ino),
    named: (naming) => {
      for (const { ino } of naming) if (ino !== null) known.add(ino);
      pending.push(naming);
    },
    writing: (ino, fd, start, end) => {
      const { size } = fs.fstatSync(fd);
      const { blocks, sizes } = unsynced.get(ino) ?? { blocks: new Map<number, Buffer[]>(), sizes: [] };
      unsynced.set(ino, { blocks, sizes });
      sizes.push(size);
      for (let block = Math.floor(start / BLOCK); block * BLOCK < end; block += 1)
        blocks.set(block, [...(blocks.get(block) ?? []), read(fd, block)]);
    },
    synced: (ino) => {
      unsynced.delete(ino);
      const kept = dependingOn(pending, ino);
      for (const naming of pending) if (kept.has(naming)) apply(names, naming);
      pending = pending.filter((naming) => !kept.has(naming));
    },
    layKept: (into, gone, chance) => {
      const share = chance() < 0.25 ? 0 : chance();
      const alive = survivors(pending, () => chance() < share);
      for (const naming of alive) apply(names, naming);
      layTree({ names, unsynced, paths: pathsByInode(root, gone), share, chance }, rootIno, into);
    },
  };
};

const read = (fd: number, block: number): Buffer => {
  const before = Buffer.alloc(BLOCK);
  return before.subarray(0, fs.readSync(fd, before, 0, BLOCK, block * BLOCK));
};

const namesIn = (names: Map<number, Map<string, number>>, dir: number): Map<string, number> => {
  const inside = names.get(dir) ?? new Map<string, number>();
  names.set(dir, inside);
  return inside;
};

const apply = (names: Map<number, Map<string, number>>, naming: Naming): void => {
  for (const { dir, name, ino } of naming) {
    if (ino === null) namesIn(names, dir).delete(name);
    else namesIn(names, dir).set(name, ino);
  }
};

const key = ({ dir, name }: Naming[number]): string => `${dir}/${name}`;

/** The namings that keeping this inode keeps: its own, and those without which they make no sense. */
const dependingOn = (pending: readonly Naming[], ino: number): ReadonlySet<Naming> => {
  const kept = new Set<Naming>();
  const inodes = new Set([ino]);
  const keys = new Set<string>();
  for (const naming of pending.toReversed()) {
    if (!naming.some((edge) => edge.dir === ino || inodes.has(edge.ino ?? -1) || keys.has(key(edge)))) continue;
    kept.add(naming);
    for (const edge of naming) {
      inodes.add(edge.dir);
      keys.add(key(edge));
    }
  }
  return kept;
};

/** Each lives by chance, unless an earlier one on the same name did not. */
const survivors = (pending: readonly Naming[], lives: () => boolean): readonly Naming[] => {
  const lost = new Set<string>();
  return pending.filter((naming) => {
    const survives = lives() && !naming.some((edge) => lost.has(key(edge)));
    if (!survives) for (const edge of naming) lost.add(key(edge));
    return survives;
  });
};

const pathsByInode = (root: string, gone: string): ReadonlyMap<number, string> => {
  const paths = new Map<number, string>([[fs.statSync(root).ino, root]]);
  for (const folder of [gone, root])
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      paths.set(fs.lstatSync(path).ino, path);
    }
  return paths;
};

type Left = Readonly<{
  names: Map<number, Map<string, number>>;
  unsynced: ReadonlyMap<number, Unsynced>;
  paths: ReadonlyMap<number, string>;
  share: number;
  chance: () => number;
}>;

const layTree = (left: Left, ino: number, at: string): void => {
  const from = left.paths.get(ino);
  if (!from) throw new Error(`the disk lost sight of what was to be ${at}`);
  if (fs.statSync(from).isDirectory()) {
    fs.mkdirSync(at, { recursive: true, mode: 0o700 });
    for (const [name, own] of namesIn(left.names, ino)) layTree(left, own, join(at, name));
    return;
  }
  fs.copyFileSync(from, at);
  const undone = left.unsynced.get(ino);
  if (undone) takeBack(at, undone, left.share, left.chance);
};

const takeBack = (path: string, { blocks, sizes }: Unsynced, share: number, chance: () => number): void => {
  const fd = fs.openSync(path, 'r+');
  const all = [...sizes, fs.fstatSync(fd).size];
  for (const [block, before] of blocks) {
    if (chance() < share) continue;
    const page = Buffer.alloc(BLOCK);
    before[Math.floor(chance() * before.length)]?.copy(page);
    fs.writeSync(fd, page, 0, BLOCK, block * BLOCK);
  }
  fs.ftruncateSync(fd, chance() < share ? all.at(-1) : all[Math.floor(chance() * all.length)]);
  fs.closeSync(fd);
};
