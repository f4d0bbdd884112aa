import type { Logger } from 'pino';
import { appointFirstAdministrator, readMe, rolesOf } from '../services/members/members.service.ts';
import { type Auth, openAuth } from './auth/open-auth.ts';
import type { House } from './compose.ts';
import type { Config } from './config.ts';
import type { Opened } from './outside.ts';

/** Sign-in over the house: who is whom, and the first administrator the settings name. */
export const openSigningIn = (config: Config, { outside, secret }: Opened, { deps }: House, log: Logger): Auth =>
  openAuth({
    database: outside.database,
    config,
    secret,
    outbox: outside.outbox,
    clock: outside.clock,
    rolesOf: (person) => rolesOf(deps.db, person),
    onSignIn: async ({ person, address, how }) => {
      // An address proves nothing when a provider says it: only a followed link names the first administrator.
      if (how === 'link' && address === config.adminEmail) await appointFirstAdministrator(deps, person);
      return { joined: (await readMe(deps, person)).joined };
    },
    log: (message) => log.warn(message),
  });
