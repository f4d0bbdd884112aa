import { Hono } from 'hono';
import * as v from 'valibot';
import { PartnershipList, PartnershipPage } from '../../../shared/contracts/exchange-answers.ts';
import { Nothing } from '../../../shared/contracts/interest.ts';
import { type Clause, ClauseId, ClauseText, Lessons } from '../../../shared/contracts/partnership.ts';
import { Reason } from '../../../shared/contracts/proposal.ts';
import { type Ambient, endpoint, Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { partnershipVerb } from './partnership-verb.ts';
import { approvalQueue, myPartnerships, readPartnership } from './read-partnership.ts';

/** Reading partnerships, writing and agreeing their terms, deciding, ending. */
export const partnershipRoutes = (deps: Deps) => {
  const verb = partnershipVerb(deps);
  return new Hono<Ambient>()
    .get(
      '/partnerships',
      endpoint({ summary: 'My partnerships', who: 'member', answer: PartnershipList }, async ({ who }) =>
        myPartnerships(deps, who),
      ),
    )
    .get(
      '/queue/partnerships',
      endpoint(
        { summary: 'Partnerships awaiting a decision, oldest first', who: ['coordinator'], answer: PartnershipList },
        async ({ who }) => approvalQueue(deps, who),
      ),
    )
    .get(
      '/partnerships/:id',
      endpoint({ summary: 'One partnership', who: 'member', answer: PartnershipPage }, async (asked) => {
        const page = await readPartnership(deps, asked.param('id'), asked.who, asked.language);
        asked.c.header('ETag', `"${page.version}"`);
        return page;
      }),
    )
    .put(
      '/partnerships/:id/clauses/:clause',
      verb('Write a clause anew', ClauseText, ({ body, actor, param }) => ({
        type: 'ReviseTerms',
        data: { actor, clause: clauseNamed(param('clause')), text: body.text },
      })),
    )
    .post(
      '/partnerships/:id/clauses/:clause/agree',
      verb('Agree a clause as it stands', Nothing, ({ actor, param }) => ({
        type: 'AgreeClause',
        data: { actor, clause: clauseNamed(param('clause')) },
      })),
    )
    .post(
      '/partnerships/:id/submit',
      verb('Submit for approval', Nothing, ({ actor }) => ({ type: 'SubmitPartnership', data: { actor } })),
    )
    .post(
      '/partnerships/:id/abandon',
      verb('Give up before approval, with a reason', Reason, ({ body, actor, keep }) => ({
        type: 'AbandonPartnership',
        data: { actor, reason: keep(body.reason) },
      })),
    )
    .post(
      '/partnerships/:id/approve',
      verb(
        'Approve a partnership',
        Nothing,
        ({ actor, coordinator }) => ({ type: 'ApprovePartnership', data: { actor, coordinator } }),
        ['coordinator'],
      ),
    )
    .post(
      '/partnerships/:id/return',
      verb(
        'Return a partnership for correction, with a reason',
        Reason,
        ({ body, actor, coordinator, keep }) => ({
          type: 'ReturnPartnership',
          data: { actor, coordinator, reason: keep(body.reason) },
        }),
        ['coordinator'],
      ),
    )
    .post(
      '/partnerships/:id/refuse',
      verb(
        'Refuse a partnership, with a reason',
        Reason,
        ({ body, actor, coordinator, keep }) => ({
          type: 'RefusePartnership',
          data: { actor, coordinator, reason: keep(body.reason) },
        }),
        ['coordinator'],
      ),
    )
    .post(
      '/partnerships/:id/conclude',
      verb('Conclude, saying what was learnt', Lessons, ({ body, actor }) => ({
        type: 'ConcludePartnership',
        data: { actor, lessons: body.lessons },
      })),
    )
    .post(
      '/partnerships/:id/end-early',
      verb('End early, with a reason', Reason, ({ body, actor, keep }) => ({
        type: 'EndPartnershipEarly',
        data: { actor, reason: keep(body.reason) },
      })),
    );
};

const clauseNamed = (name: string): Clause => {
  const clause = v.safeParse(ClauseId, name);
  if (!clause.success) throw new Problem(404, 'clause-unknown');
  return clause.output;
};
