import { Hono } from 'hono';
import { Outcomes } from '../../../shared/contracts/exchange-answers.ts';
import { RestitutionPromise, RestitutionProof } from '../../../shared/contracts/partnership.ts';
import { Reason } from '../../../shared/contracts/proposal.ts';
import { type Ambient, endpoint, Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { partnershipVerb } from '../partnership/partnership-verb.ts';
import type { AboutProposal } from '../proposal/proposal-facts.ts';
import { readProposal } from '../proposal/read-proposal.ts';
import { outcomesOf } from './outcomes.ts';

/** What a moderator has hidden is read by its owners and the coordination. */
const mayRead = ({ owners }: AboutProposal, who: Visitor | null): boolean =>
  who !== null && (owners.includes(who.person) || who.roles.includes('coordinator'));

/** What research promises to the terrain, and what became of it. */
export const restitutionRoutes = (deps: Deps) => {
  const verb = partnershipVerb(deps);
  return new Hono<Ambient>()
    .get(
      '/proposals/:id/outcomes',
      endpoint(
        { summary: 'What came of a terrain or a question, without any person', who: 'anyone', answer: Outcomes },
        async ({ param, who }) => {
          const about = await readProposal(deps.store, param('id'));
          if (!about || (about.status === 'hidden' && !mayRead(about, who))) throw new Problem(404, 'proposal-unknown');
          return outcomesOf(deps, about.proposal);
        },
      ),
    )
    .post(
      '/partnerships/:id/restitutions',
      verb('Promise a restitution', RestitutionPromise, ({ body, actor }) => ({
        type: 'PromiseRestitution',
        data: { ...body, actor, restitution: deps.newId(), today: deps.clock.today() },
      })),
    )
    .post(
      '/partnerships/:id/restitutions/:restitution/give',
      verb('Say that a restitution was given, and where it is', RestitutionProof, ({ body, actor, param }) => ({
        type: 'GiveRestitution',
        data: { actor, restitution: param('restitution'), proof: body.proof },
      })),
    )
    .post(
      '/partnerships/:id/restitutions/:restitution/waive',
      verb('Waive a restitution, with a reason', Reason, ({ body, actor, param, keep }) => ({
        type: 'WaiveRestitution',
        data: { actor, restitution: param('restitution'), reason: keep(body.reason) },
      })),
    );
};
