import { type PersonCommand, type Preferences, personStream } from '../../../shared/contracts/person.ts';
import { commandHandler, type HandleMeta } from '../../kit/command-handler.ts';
import type { Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { person, SETTINGS } from './person.decider.ts';
import { erasedAmong } from './person.view.ts';

/** Who acts, as the rules want to know it. */
export const acting = ({ person: actor, roles }: Visitor) => ({
  actor,
  coordinator: roles.includes('coordinator'),
  administrator: roles.includes('administrator'),
});

export const personHandler = ({ store }: Pick<Deps, 'store'>) => {
  const handle = commandHandler(store, person);
  return (command: PersonCommand, meta: HandleMeta) => handle(personStream(command.data.person), command, meta);
};

const settings = { actor: SETTINGS, coordinator: false, administrator: false };

/** Whom the settings name becomes administrator and coordinator; done again at each sign-in, which changes nothing. */
export const appointFirstAdministrator = async (deps: Pick<Deps, 'store'>, whom: string): Promise<void> => {
  const handle = personHandler(deps);
  for (const role of ['administrator', 'coordinator'] as const)
    await handle({ type: 'GrantRole', data: { ...settings, person: whom, role } }, { by: SETTINGS });
};

/** For the unsubscribe link of a mail: the person's own wish, without a session. */
export const changePreferences = async (
  deps: Pick<Deps, 'store'>,
  whose: string,
  preferences: Preferences,
): Promise<void> => {
  const by = { actor: whose, coordinator: false, administrator: false };
  await personHandler(deps)(
    { type: 'ChoosePreferences', data: { ...preferences, ...by, person: whose } },
    { by: whose },
  );
};

/** Records the erasure, then carries it out; the reactor carries it out too, should this process stop in between. */
export const erasePerson = async (
  deps: Pick<Deps, 'store' | 'personalData'>,
  whose: string,
  by: ReturnType<typeof acting>,
  meta: HandleMeta,
) => {
  const handled = await personHandler(deps)({ type: 'ErasePerson', data: { ...by, person: whose } }, meta);
  await deps.personalData.erase(whose);
  return handled;
};

/**
 * Erases those of these people whom the log, put back from an older backup perhaps, does not know as erased. Answers how many.
 */
export const eraseAgain = async (
  deps: Pick<Deps, 'db' | 'store' | 'personalData'>,
  persons: readonly string[],
): Promise<number> => {
  const erased = await erasedAmong(deps.db, persons);
  const wanted = persons.filter((one) => !erased.has(one));
  for (const one of wanted) await erasePerson(deps, one, settings, { by: SETTINGS });
  return wanted.length;
};
