import type * as v from 'valibot';
import { type PartnershipCommand, partnershipStream } from '../../../shared/contracts/partnership.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Access, type Asked, Done, done, endpoint } from '../../kit/http.ts';
import { type Keep, keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { partnership } from './partnership.decider.ts';

type Given<S extends v.GenericSchema> = Readonly<{
  body: v.InferOutput<S>;
  actor: string;
  coordinator: boolean;
  keep: Keep;
  param: (name: string) => string;
}>;

/** Makes the route of one verb on one partnership (`:id`): its body's schema and the command it becomes. */
export const partnershipVerb = ({ store, newId }: Deps) => {
  const handle = commandHandler(store, partnership);
  return <S extends v.GenericSchema>(
    summary: string,
    body: S,
    command: (given: Given<S>) => PartnershipCommand,
    who: Access = 'member',
  ) =>
    endpoint({ summary, who, body, answer: Done }, async (plain) => {
      const asked = plain as Asked<'member', S, undefined>;
      const { person, roles } = asked.who;
      const kept: VaultEntry[] = [];
      const made = command({
        body: asked.body as v.InferOutput<S>,
        actor: person,
        coordinator: roles.includes('coordinator'),
        keep: keeping(kept, newId, person),
        param: asked.param,
      });
      const id = asked.param('id');
      return done(id, await handle(partnershipStream(id), made, asked.meta(kept)));
    });
};
