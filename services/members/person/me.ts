import type { Me, PersonalExport } from '../../../shared/contracts/person-answers.ts';
import type { Accounts, Db, Deps, Vault } from '../../kit/ports.ts';
import { namesOf } from './people-names.ts';
import { defaultPreferences } from './person.decider.ts';
import { personById } from './person.view.ts';

type Reading = Readonly<{ db: Db; vault: Vault; accounts: Pick<Accounts, 'of'> }>;

/** A person as they see themselves, before joining too. */
export const readMe = async ({ db, vault, accounts }: Reading, person: string): Promise<Me> => {
  const [row, account] = await Promise.all([personById(db, person), accounts.of(person)]);
  const joined = row !== undefined && row.joinedAt !== null && !row.erased;
  const name = joined ? (await namesOf(vault, [row])).get(person) : account?.name;
  const language = row?.language ?? 'fr';
  const { digest, ownItems } = row ?? defaultPreferences;
  return {
    person,
    joined,
    name: name ?? '',
    address: account?.address ?? null,
    organisation: row?.organisation ?? '',
    roles: row?.roles ?? [],
    language,
    preferences: { digest, ownItems, language },
    joinedAt: row?.joinedAt?.toISOString() ?? null,
    version: row?.version ?? 0,
  };
};

/** Everything held about a person. */
export const readMyData = async (
  deps: Reading & Pick<Deps, 'personalData' | 'clock'>,
  person: string,
): Promise<PersonalExport> => ({
  format: 'connecteur-personal-data-1',
  person,
  madeAt: deps.clock.now().toISOString(),
  profile: await readMe(deps, person),
  ...(await deps.personalData.of(person)),
});

/** Where and how to write to somebody; nobody without an address, nor somebody erased. */
export type Recipient = Readonly<{
  address: string;
  name: string;
  language: Me['language'];
  digest: Me['preferences']['digest'];
  ownItems: boolean;
}>;

export const recipientOf = async (deps: Reading, person: string): Promise<Recipient | undefined> => {
  const { address, name, language, preferences } = await readMe(deps, person);
  if (!address) return undefined;
  return { address, name, language, digest: preferences.digest, ownItems: preferences.ownItems };
};
