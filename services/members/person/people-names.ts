import type { Accounts, Db, People, Vault } from '../../kit/ports.ts';
import { type PersonRow, personsById } from './person.view.ts';

/** Names and organisations, looked up when shown. An erased or unknown person is absent. */
export const peopleOver = (db: Db, vault: Vault, accounts: Pick<Accounts, 'byAddress'>): People => ({
  cards: async (ids) => {
    const rows = await personsById(db, ids);
    const names = await namesOf(vault, rows);
    return new Map(
      rows.flatMap((row) => {
        const name = names.get(row.person);
        return name === undefined ? [] : [[row.person, { name, organisation: row.organisation }] as const];
      }),
    );
  },
  byAddress: accounts.byAddress,
});

/** Person to name, for those whose name is still held. */
export const namesOf = async (vault: Vault, rows: readonly PersonRow[]): Promise<ReadonlyMap<string, string>> => {
  const words = await vault.read(rows.flatMap(({ name }) => name ?? []));
  return new Map(
    rows.flatMap(({ person, name }) => {
      const text = name === null ? undefined : words.get(name);
      return text === undefined ? [] : [[person, text] as const];
    }),
  );
};
