import { Hono } from 'hono';
import type { ProposalContent } from '../../../shared/contracts/proposal.ts';
import { proposalStream } from '../../../shared/contracts/proposal.ts';
import { QuestionContent, TerrainContent } from '../../../shared/contracts/proposal-content.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, type Asked, Done, done, endpoint } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { settledQuestion, settledTerrain } from '../../kit/settled-places.ts';
import { proposal } from './proposal.decider.ts';

/** Posting and revising, one pair of routes per kind. */
export const proposalPostingRoutes = ({ store, clock, newId, places }: Deps) => {
  const handle = commandHandler(store, proposal);

  const post = async (asked: Asked<'member', unknown, unknown>, content: ProposalContent) => {
    const data = { ...content, proposal: newId(), author: asked.who.person, onBehalf: false, provenance: null };
    const handled = await handle(
      proposalStream(data.proposal),
      { type: 'PostProposal', data: { ...data, today: clock.today() } },
      asked.meta(),
    );
    // A repeated request answers with the id recorded the first time, not with a new one.
    const [first] = handled.facts;
    return done(first?.type === 'ProposalPosted' ? first.data.proposal : data.proposal, handled);
  };

  const revise = async (asked: Asked<'member', unknown, unknown>, content: ProposalContent) => {
    const id = asked.param('id');
    const acting = { actor: asked.who.person, coordinator: asked.who.roles.includes('coordinator') };
    const command = { type: 'ReviseProposal', data: { ...content, ...acting, today: clock.today() } } as const;
    return done(id, await handle(proposalStream(id), command, asked.meta()));
  };

  return new Hono<Ambient>()
    .post(
      '/terrains',
      endpoint(
        {
          summary: 'Post a terrain',
          who: ['practitioner', 'coordinator'],
          body: TerrainContent,
          answer: Done,
          status: 201,
        },
        async (asked) => post(asked as never, { kind: 'terrain', content: settledTerrain(places, asked.body) }),
      ),
    )
    .post(
      '/questions',
      endpoint(
        {
          summary: 'Post a question',
          who: ['researcher', 'coordinator'],
          body: QuestionContent,
          answer: Done,
          status: 201,
        },
        async (asked) => post(asked as never, { kind: 'question', content: settledQuestion(places, asked.body) }),
      ),
    )
    .put(
      '/terrains/:id',
      endpoint({ summary: 'Revise a terrain', who: 'member', body: TerrainContent, answer: Done }, async (asked) =>
        revise(asked as never, { kind: 'terrain', content: settledTerrain(places, asked.body) }),
      ),
    )
    .put(
      '/questions/:id',
      endpoint({ summary: 'Revise a question', who: 'member', body: QuestionContent, answer: Done }, async (asked) =>
        revise(asked as never, { kind: 'question', content: settledQuestion(places, asked.body) }),
      ),
    );
};
