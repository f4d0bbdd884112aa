import { Hono } from 'hono';
import type * as v from 'valibot';
import {
  ConceptVerdict,
  OptionalReason,
  OwnerAddress,
  OwnerNamed,
  Progress,
  Prolonging,
  type ProposalCommand,
  proposalStream,
  Reason,
} from '../../../shared/contracts/proposal.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Access, type Ambient, type Asked, Done, done, endpoint, Problem } from '../../kit/http.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { proposal } from './proposal.decider.ts';

/** What the people responsible, or the coordination, do with a proposal once it is there. */
export const proposalStewardshipRoutes = ({ store, clock, newId, people }: Deps) => {
  const handle = commandHandler(store, proposal);

  type Acting = { actor: string; coordinator: boolean };
  /** A verb on one proposal: its body's schema and the command it makes. */
  const verb = <S extends v.GenericSchema>(
    summary: string,
    body: S,
    command: (body: v.InferOutput<S>, acting: Acting, keep: VaultEntry[]) => ProposalCommand | Promise<ProposalCommand>,
    who: Access = 'member',
  ) =>
    endpoint({ summary, who, body, answer: Done }, async (plain) => {
      const asked = plain as Asked<'member', S, undefined>;
      const id = asked.param('id');
      const acting = { actor: asked.who.person, coordinator: asked.who.roles.includes('coordinator') };
      const keep: VaultEntry[] = [];
      const made = await command(asked.body as v.InferOutput<S>, acting, keep);
      return done(id, await handle(proposalStream(id), made, asked.meta(keep)));
    });

  const personAt = async (email: string): Promise<string> => {
    const person = await people.byAddress(email);
    if (!person) throw new Problem(422, 'fields-wrong', { email: 'email-unknown' });
    return person;
  };

  return new Hono<Ambient>()
    .post(
      '/proposals/:id/pause',
      verb('Pause a proposal', OptionalReason, (_, acting) => ({ type: 'PauseProposal', data: acting })),
    )
    .post(
      '/proposals/:id/resume',
      verb('Reopen a paused proposal', OptionalReason, (_, acting) => ({ type: 'ResumeProposal', data: acting })),
    )
    .post(
      '/proposals/:id/withdraw',
      verb('Withdraw a proposal', OptionalReason, ({ reason }, acting) => ({
        type: 'WithdrawProposal',
        data: { ...acting, reason },
      })),
    )
    .post(
      '/proposals/:id/prolong',
      verb('Set a later closing date', Prolonging, ({ until }, acting) => ({
        type: 'ProlongProposal',
        data: { ...acting, until, today: clock.today() },
      })),
    )
    .post(
      '/proposals/:id/hide',
      verb(
        'Hide a proposal, with a reason its owners see',
        Reason,
        ({ reason }, acting, keep) => {
          const id = newId();
          keep.push({ id, person: acting.actor, text: reason });
          return { type: 'HideProposal', data: { ...acting, reason: id } };
        },
        ['coordinator'],
      ),
    )
    .post(
      '/proposals/:id/restore',
      verb('Restore a hidden proposal', OptionalReason, (_, acting) => ({ type: 'RestoreProposal', data: acting }), [
        'coordinator',
      ]),
    )
    .post(
      '/proposals/:id/co-owners',
      verb('Add a co-owner by address', OwnerAddress, async ({ email }, acting) => ({
        type: 'AddCoOwner',
        data: { ...acting, person: await personAt(email) },
      })),
    )
    .post(
      '/proposals/:id/co-owners/remove',
      verb('Remove a co-owner', OwnerNamed, ({ person }, acting) => ({
        type: 'RemoveCoOwner',
        data: { ...acting, person },
      })),
    )
    .post(
      '/proposals/:id/hand-over',
      verb('Hand over to another person by address', OwnerAddress, async ({ email }, acting) => ({
        type: 'HandOverProposal',
        data: { ...acting, to: await personAt(email) },
      })),
    )
    .post(
      '/proposals/:id/concepts',
      verb('Confirm or remove a recognised concept', ConceptVerdict, (tag, acting) => ({
        type: 'TagProposal',
        data: { ...acting, ...tag },
      })),
    )
    .post(
      '/proposals/:id/progress',
      verb('Say where a question stands, with evidence', Progress, (progress, acting) => ({
        type: 'ProgressQuestion',
        data: { ...acting, ...progress },
      })),
    );
};
