import { Hono } from 'hono';
import * as v from 'valibot';
import {
  Contest,
  Dismissal,
  DraftText,
  MatchCard,
  matchStream,
  Pin,
  RecognisedConcept,
  SomeText,
} from '../../../shared/contracts/match.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint, Problem, type Visitor } from '../../kit/http.ts';
import { keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { matchableById } from '../proposal/matchable.view.ts';
import { match } from './match.decider.ts';
import { conceptsIn, conceptsOfProposal, matchBetween, matchesFor } from './read-matches.ts';
import { Similar, similarTo } from './similar.ts';

export const matchRoutes = (deps: Deps) => {
  const handle = commandHandler(deps.store, match);

  /** Both proposals exist, and how the asker stands to them. */
  const pairOf = async (question: string, terrain: string, who: Visitor) => {
    const [asked, offered] = await Promise.all([matchableById(deps.db, question), matchableById(deps.db, terrain)]);
    if (asked?.kind !== 'question' || offered?.kind !== 'terrain') throw new Problem(404, 'match-unknown');
    const sides = [
      ...(asked.owners.includes(who.person) ? (['question'] as const) : []),
      ...(offered.owners.includes(who.person) ? (['terrain'] as const) : []),
    ];
    return { question, terrain, actor: who.person, sides, coordinator: who.roles.includes('coordinator') };
  };
  const pair = '/matches/:question/:terrain';

  return new Hono<Ambient>()
    .get(
      '/proposals/:id/matches',
      endpoint(
        {
          summary: 'The matches of one of my proposals, best first, with reasons',
          who: 'member',
          answer: v.array(MatchCard),
        },
        ({ param, who }) => matchesFor(deps, param('id'), who),
      ),
    )
    .get(
      '/proposals/:id/matches/:other',
      endpoint({ summary: 'Why these two, or why not', who: 'member', answer: MatchCard }, ({ param, who }) =>
        matchBetween(deps, param('id'), param('other'), who),
      ),
    )
    .get(
      '/proposals/:id/concepts',
      endpoint(
        { summary: 'The concepts recognised in a proposal', who: 'anyone', answer: v.array(RecognisedConcept) },
        ({ param, who }) => conceptsOfProposal(deps, param('id'), who),
      ),
    )
    .post(
      '/concepts',
      endpoint(
        {
          summary: 'The concepts a text speaks of',
          who: 'member',
          body: SomeText,
          answer: v.object({ concepts: v.array(RecognisedConcept) }),
        },
        async ({ body }) => ({ concepts: conceptsIn(await currentReading(deps.db), body.text) }),
      ),
    )
    .post(
      '/similar',
      endpoint(
        {
          summary: 'What already resembles a draft',
          who: 'member',
          body: DraftText,
          answer: v.object({ items: v.array(Similar) }),
        },
        async ({ body }) => ({ items: await similarTo(deps, body.kind, body.text) }),
      ),
    )
    .post(
      `${pair}/contest`,
      endpoint({ summary: 'Say that a match is wrong', who: 'member', body: Contest, answer: Done }, async (asked) => {
        const { who, param, body, meta } = asked;
        const about = await pairOf(param('question'), param('terrain'), who);
        const kept: VaultEntry[] = [];
        const what = body.what ? keeping(kept, deps.newId, who.person)(body.what) : null;
        const command = { type: 'ContestMatch', data: { ...about, concept: body.concept, what } } as const;
        const stream = matchStream(about.question, about.terrain);
        return done(stream, await handle(stream, command, meta(kept)));
      }),
    )
    .post(
      `${pair}/dismiss`,
      endpoint(
        { summary: 'Put a match aside; coordinators say why', who: 'member', body: Dismissal, answer: Done },
        async ({ who, param, body, meta }) => {
          const about = await pairOf(param('question'), param('terrain'), who);
          const kept: VaultEntry[] = [];
          const reason = body.reason.length > 0 ? keeping(kept, deps.newId, who.person)(body.reason) : null;
          const command = { type: 'DismissMatch', data: { ...about, reason } } as const;
          const stream = matchStream(about.question, about.terrain);
          return done(stream, await handle(stream, command, meta(kept)));
        },
      ),
    )
    .post(
      `${pair}/restore`,
      endpoint(
        { summary: 'Bring back a match that was put aside', who: 'member', answer: Done },
        async ({ who, param, meta }) => {
          const about = await pairOf(param('question'), param('terrain'), who);
          const stream = matchStream(about.question, about.terrain);
          return done(stream, await handle(stream, { type: 'RestoreMatch', data: about }, meta()));
        },
      ),
    )
    .post(
      `${pair}/pin`,
      endpoint(
        { summary: 'Introduce two people, with a reason', who: ['coordinator'], body: Pin, answer: Done },
        async ({ who, param, body, meta }) => {
          const about = await pairOf(param('question'), param('terrain'), who);
          const kept: VaultEntry[] = [];
          const reason = keeping(kept, deps.newId, who.person)(body.reason);
          const command = { type: 'PinMatch', data: { ...about, reason } } as const;
          const stream = matchStream(about.question, about.terrain);
          return done(stream, await handle(stream, command, meta(kept)));
        },
      ),
    );
};
