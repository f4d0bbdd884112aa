import { type DigestPrepared, digestStream } from '../../../shared/contracts/digest.ts';
import type { Deps } from '../../kit/ports.ts';
import type { Job } from '../../kit/reactor.ts';
import { isDue } from './due.ts';
import { readers } from './reader.view.ts';
import { pendingFor } from './suggestion.view.ts';

/** More than this and nobody reads it. */
const MOST = 4;

/** Makes the digests that are due: one mail for all that is new, none when nothing is. */
export const digestJob: Job = {
  name: 'prepare-digests',
  every: '*/15 * * * *',
  run: async (_, deps) => {
    for (const { person, digest, lastDigestAt } of await readers(deps.db))
      if (isDue(digest, lastDigestAt, deps.clock.now())) await prepare(deps, person);
  },
};

/** The fact comes first, at the version that was read: of two runs at once, one is refused, and nobody is mailed twice. */
const prepare = async ({ db, store }: Deps, person: string): Promise<void> => {
  const pending = (await pendingFor(db, person)).slice(0, MOST);
  if (pending.length === 0) return;
  const stream = digestStream(person);
  const event: DigestPrepared = {
    type: 'DigestPrepared',
    data: { person, matches: pending.map(({ question, terrain }) => ({ question, terrain })) },
  };
  await store.append(stream, (await store.read(stream)).length, [event], { by: 'system' });
};
