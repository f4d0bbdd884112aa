import { inArray } from 'drizzle-orm';
import type { Db, Vault, VaultEntry } from '../../services/kit/ports.ts';
import { erasureLedger, vault } from '../db/precious.ts';
import { keepingLock } from './locks.ts';

/** Reads words by their ids; what was erased is simply not there. */
export const vaultOver = (db: Db): Vault => ({
  read: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await db
      .select()
      .from(vault)
      .where(inArray(vault.id, [...new Set(ids)]));
    return new Map(rows.map((row) => [row.id, row.text]));
  },
});

/** Puts words aside with the fact that names them; those about somebody erased meanwhile are let go. */
export const keepWords = async (tx: Db, words: readonly VaultEntry[]): Promise<void> => {
  const persons = [...new Set(words.map(({ person }) => person))];
  await keepingLock(tx, persons);
  const erased = await tx
    .select({ person: erasureLedger.person })
    .from(erasureLedger)
    .where(inArray(erasureLedger.person, persons));
  const kept = words.filter(({ person }) => !erased.some((one) => one.person === person));
  if (kept.length > 0) await tx.insert(vault).values(kept);
};
