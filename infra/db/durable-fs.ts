import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/* PGlite as shipped never asks the disk to keep anything: what a power cut takes, it takes. Here it asks. */

/** PGlite's own start parameters without `-F`; `fdatasync`, the default on Linux, is swallowed by its system layer. */
export const durableStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
];

type Node = { name: string; parent: Node; mount: { opts: { root: string } } };
type Stream = { nfd?: number; node: Node };
type Mounted = {
  ErrnoError: new (errno: number) => Error;
  lookupPath: (path: string) => { node: { stream_ops: Record<string, unknown> } };
};
type Init = Parameters<NodeFS['init']>;

/** The data directory on disk, with syncs that reach the disk. Use it together with `durableStartParams`. */
export class DurableFS extends NodeFS {
  override async init(...[pg, given]: Init): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, given);
    const afterMount = (mod: { FS: unknown }): void => {
      const { node } = (mod.FS as Mounted).lookupPath('/pglite/data');
      node.stream_ops.fsync = syncOf(mod.FS as Mounted);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), afterMount] } };
  }
}

/** An error of the disk, in the numbers of the system layer: PostgreSQL then stops rather than go on with a lie. */
const EIO = 29;

const syncOf =
  (fs: Mounted) =>
  (stream: Stream): number => {
    try {
      if (stream.nfd === undefined) syncPath(pathOf(stream.node));
      else fsyncSync(stream.nfd);
      return 0;
    } catch {
      throw new fs.ErrnoError(EIO);
    }
  };

const pathOf = (node: Node): string =>
  node.parent === node ? node.mount.opts.root : join(pathOf(node.parent), node.name);

/** Makes a file, or the names in a directory, last. */
export const syncPath = (path: string): void => {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** The same for a whole directory, several at a time: the disk serves them together. */
export const syncTree = async (root: string): Promise<void> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = [root, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  const worker = async (): Promise<void> => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const file = await open(path, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
};
