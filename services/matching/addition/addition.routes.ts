import { Hono } from 'hono';
import { AdditionPreview, Additions, TermDraft, TermDrop } from '../../../shared/contracts/vocabulary-addition.ts';
import { type Ambient, Done, done, endpoint } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { adoptTerm, dropTerm, proposeTerm, takeTermBack } from './change-vocabulary.ts';
import { listAdditions, previewAddition } from './read-additions.ts';

const who = ['coordinator'] as const;

/** Proposing ways of saying a concept, seeing what they change, adopting or dropping them, taking them back: coordinators only. */
export const additionRoutes = (deps: Deps) => {
  const withReason = (summary: string, act: typeof dropTerm) =>
    endpoint({ summary, who, body: TermDrop, answer: Done }, async ({ who: asker, param, body, meta }) =>
      done(param('id'), await act(deps, asker, { addition: param('id'), reason: body.reason, meta })),
    );
  return new Hono<Ambient>()
    .get(
      '/vocabulary/additions',
      endpoint({ summary: 'The terms proposed for the vocabulary', who, answer: Additions }, async () => ({
        items: await listAdditions(deps),
      })),
    )
    .post(
      '/vocabulary/additions',
      endpoint(
        { summary: 'Propose a term for a concept', who, body: TermDraft, answer: Done, status: 201 },
        async ({ who: asker, body, meta }) => {
          const { addition, handled } = await proposeTerm(deps, asker, { draft: body, meta: meta() });
          return done(addition, handled);
        },
      ),
    )
    .get(
      '/vocabulary/additions/:id/preview',
      endpoint(
        {
          summary: 'What adopting a proposed term, or taking an adopted one back, would change',
          who,
          answer: AdditionPreview,
        },
        ({ param }) => previewAddition(deps, param('id')),
      ),
    )
    .post(
      '/vocabulary/additions/:id/adopt',
      endpoint({ summary: 'Adopt a proposed term', who, answer: Done }, async ({ who: asker, param, meta }) =>
        done(param('id'), await adoptTerm(deps, asker, { addition: param('id'), meta: meta() })),
      ),
    )
    .post('/vocabulary/additions/:id/drop', withReason('Drop a proposed term, with a reason', dropTerm))
    .post('/vocabulary/additions/:id/take-back', withReason('Take an adopted term back, with a reason', takeTermBack));
};
