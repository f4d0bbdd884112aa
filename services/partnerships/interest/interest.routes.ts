import { Hono } from 'hono';
import type * as v from 'valibot';
import { InterestList, InterestPage } from '../../../shared/contracts/exchange-answers.ts';
import {
  ANSWER_DAYS,
  Answer,
  Clarification,
  Decline,
  type InterestCommand,
  InterestDraft,
  interestId,
  interestStream,
  Nothing,
} from '../../../shared/contracts/interest.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, type Asked, Done, done, endpoint, Problem } from '../../kit/http.ts';
import { type Keep, keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { openPartnership } from '../partnership/open-partnership.ts';
import { factsOf } from '../proposal/proposal-facts.ts';
import { readProposal } from '../proposal/read-proposal.ts';
import { interest } from './interest.decider.ts';
import { myInterests, readInterest, silences } from './read-interest.ts';

/** Expressing interest, and the three answers. */
export const interestRoutes = (deps: Deps) => {
  const { store, clock, newId } = deps;
  const handle = commandHandler(store, interest);
  const answerBy = () => daysAfter(clock.today(), ANSWER_DAYS);

  const proposalAt = async (id: string) => {
    const about = await readProposal(store, id);
    return about && factsOf(about);
  };

  /** A verb on one interest: what is written goes to the vault, the command carries its id. */
  const verb = <S extends v.GenericSchema>(
    summary: string,
    body: S,
    command: (body: v.InferOutput<S>, actor: string, keep: Keep) => InterestCommand,
  ) =>
    endpoint({ summary, who: 'member', body, answer: Done }, async (plain) => {
      const asked = plain as Asked<'member', S, undefined>;
      const id = asked.param('id');
      const kept: VaultEntry[] = [];
      const made = command(asked.body as v.InferOutput<S>, asked.who.person, keeping(kept, newId, asked.who.person));
      const handled = await handle(interestStream(id), made, asked.meta(kept));
      // The reactor would do it moments later; the person who said yes sees it at once.
      if (made.type === 'AcceptInterest') await openPartnership(deps, id, asked.who.person);
      return done(id, handled);
    });

  return new Hono<Ambient>()
    .post(
      '/proposals/:id/interests',
      endpoint(
        {
          summary: 'Express interest in a terrain, or invite the author of a question',
          who: ['practitioner', 'researcher', 'coordinator'],
          body: InterestDraft,
          answer: Done,
          status: 201,
        },
        async ({ param, who, body, meta }) => {
          const proposal = await proposalAt(param('id'));
          if (!proposal) throw new Problem(404, 'proposal-unknown');
          const withProposal = body.withProposal ? await proposalAt(body.withProposal) : null;
          if (withProposal === undefined) throw new Problem(422, 'fields-wrong', { withProposal: 'choice-unknown' });
          const kept: VaultEntry[] = [];
          const message = keeping(kept, newId, who.person)(body.message);
          const id = interestId(proposal.proposal, who.person);
          const data = { proposal, person: who.person, withProposal, message, answerBy: answerBy() };
          return done(id, await handle(interestStream(id), { type: 'ExpressInterest', data }, meta(kept)));
        },
      ),
    )
    .get(
      '/interests',
      endpoint({ summary: 'My exchanges', who: 'member', answer: InterestList }, async ({ who }) =>
        myInterests(deps, who.person),
      ),
    )
    .get(
      '/queue/interests',
      endpoint(
        { summary: 'Exchanges nobody answers, the longest silence first', who: ['coordinator'], answer: InterestList },
        async ({ who }) => silences(deps, who),
      ),
    )
    .get(
      '/interests/:id',
      endpoint({ summary: 'One exchange', who: 'member', answer: InterestPage }, async (asked) => {
        const page = await readInterest(deps, asked.param('id'), asked.who, asked.language);
        asked.c.header('ETag', `"${page.version}"`);
        return page;
      }),
    )
    .post(
      '/interests/:id/accept',
      verb('Say yes', Answer, ({ message }, actor, keep) => ({
        type: 'AcceptInterest',
        data: { actor, message: message ? keep(message) : null },
      })),
    )
    .post(
      '/interests/:id/decline',
      verb('Say no, with a motive', Decline, ({ motive, message }, actor, keep) => ({
        type: 'DeclineInterest',
        data: { actor, motive, message: message ? keep(message) : null },
      })),
    )
    .post(
      '/interests/:id/clarification',
      verb('Ask for a clarification first', Clarification, ({ text }, actor, keep) => ({
        type: 'AskClarification',
        data: { actor, question: keep(text), answerBy: answerBy() },
      })),
    )
    .post(
      '/interests/:id/clarify',
      verb('Give the clarification', Clarification, ({ text }, actor, keep) => ({
        type: 'GiveClarification',
        data: { actor, answer: keep(text), answerBy: answerBy() },
      })),
    )
    .post(
      '/interests/:id/withdraw',
      verb('Withdraw one’s interest', Nothing, (_, actor) => ({ type: 'WithdrawInterest', data: { actor } })),
    );
};
