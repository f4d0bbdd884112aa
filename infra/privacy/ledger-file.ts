import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The erasure ledger once more, as a file beside the database: a database put back from an older backup, by whatever
 * means, still learns at the next start whom to forget. Opaque ids, one a line.
 */
export type LedgerFile = Readonly<{
  /** On disk when this resolves. */
  note: (person: string) => Promise<void>;
  read: () => Promise<readonly string[]>;
}>;

export const ledgerFile = (dataDir: string): LedgerFile => {
  const path = join(dataDir, 'erased');
  return {
    note: async (person) => {
      await mkdir(dataDir, { recursive: true });
      const file = await open(path, 'a', 0o600);
      try {
        await file.write(`${person}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    read: async () => {
      try {
        const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
        return [...new Set(lines)];
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return [];
        throw error;
      }
    },
  };
};
