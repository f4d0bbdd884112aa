/** One made answer, ready to be given again. */
export type Kept = Readonly<{ body: Uint8Array<ArrayBuffer>; headers: Readonly<Record<string, string>> }> & {
  /** The same compressed, once somebody asked for that. */
  packed?: Promise<Uint8Array<ArrayBuffer>>;
};

/** Answers of one standing, the least lately asked given up first when they grow past a limit. */
export type Shelf = Readonly<{
  find: (standing: string, key: string) => Kept | undefined;
  /** Kept only while that standing is the shelf's: what was made of an older one is let go. */
  put: (standing: string, key: string, kept: Kept) => void;
  bytes: () => number;
}>;

/** `limitBytes` counts bodies, with as much again for a compressed twin. An answer past `largestBytes` is not kept. */
export const shelfOf = (limitBytes: number, largestBytes: number): Shelf => {
  const held = new Map<string, Kept>();
  let at = '';
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= held.get(key)?.body.byteLength ?? 0;
    held.delete(key);
  };
  return {
    find: (standing, key) => {
      if (standing !== at) {
        held.clear();
        bytes = 0;
        at = standing;
      }
      const found = held.get(key);
      if (found) {
        held.delete(key);
        held.set(key, found);
      }
      return found;
    },
    put: (standing, key, kept) => {
      if (standing !== at || kept.body.byteLength > largestBytes) return;
      drop(key);
      held.set(key, kept);
      bytes += kept.body.byteLength;
      for (const oldest of held.keys()) {
        if (bytes * 2 <= limitBytes) break;
        drop(oldest);
      }
    },
    bytes: () => bytes,
  };
};
