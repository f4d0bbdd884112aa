import { clauses } from '../../shared/contracts/partnership.ts';
import type { DemoName } from './people.ts';
import type { Stage } from './stage.ts';

/** One thing that happens on one day of the story, counted from today. */
export type Step = Readonly<{ day: number; act: (stage: Stage) => Promise<unknown> }>;

/** Somebody writes about somebody's proposal. The exchange is then known as `proposal/by`. */
export const writesAbout = (
  day: number,
  by: DemoName,
  proposal: string,
  message: string,
  withProposal?: string,
): Step => ({
  day,
  act: async ({ post, id, name }) => {
    const joined = withProposal ? id(withProposal) : null;
    const done = await post(by, `/api/proposals/${id(proposal)}/interests`, { message, withProposal: joined });
    name(`${proposal}/${by}`, done.id);
  },
});

/** A verb on an exchange, a partnership or a proposal known by its key. */
export const does = (
  day: number,
  by: DemoName,
  what: 'interests' | 'partnerships' | 'conversations' | 'proposals',
  key: string,
  verb: string,
  body: object = {},
): Step => ({ day, act: ({ post, id }) => post(by, `/api/${what}/${id(key)}/${verb}`, body) });

export const says = (day: number, by: DemoName, exchange: string, text: string): Step =>
  does(day, by, 'conversations', exchange, 'messages', { text });

/** A clause written anew by one side: the other's agreement falls. */
export const writesClause = (day: number, by: DemoName, key: string, clause: string, text: string): Step => ({
  day,
  act: ({ ask, id }) => ask(by, 'PUT', `/api/partnerships/${id(key)}/clauses/${clause}`, { text }),
});

/** Several clauses written anew at one sitting. */
export const settlesTerms = (
  day: number,
  by: DemoName,
  key: string,
  terms: Readonly<Record<string, string>>,
): Step => ({
  day,
  act: async ({ ask, id }) => {
    for (const [clause, text] of Object.entries(terms))
      await ask(by, 'PUT', `/api/partnerships/${id(key)}/clauses/${clause}`, { text });
  },
});

/** Everybody named agrees these clauses as they stand; all of them unless told. */
export const agree = (
  day: number,
  key: string,
  by: readonly DemoName[],
  which: readonly string[] = clauses.map((clause) => clause.id),
): Step => ({
  day,
  act: async ({ post, id }) => {
    for (const one of by)
      for (const clause of which) await post(one, `/api/partnerships/${id(key)}/clauses/${clause}/agree`);
  },
});

/** What research promises to the terrain; when `given` is told, it was given that day with its proof. */
export const promises = (day: number, by: DemoName, key: string, what: string, due: number): Step => ({
  day,
  act: ({ post, id, day: dayOf }) => post(by, `/api/partnerships/${id(key)}/restitutions`, { what, due: dayOf(due) }),
});

/** Gives the first promise still open. */
export const gives = (day: number, by: DemoName, key: string, proof: string): Step => ({
  day,
  act: async ({ ask, post, id }) => {
    const path = `/api/partnerships/${id(key)}`;
    const { restitutions } = await ask<{ restitutions: { id: string; status: string }[] }>(by, 'GET', path);
    const open = restitutions.find(({ status }) => status === 'promised');
    await post(by, `${path}/restitutions/${open?.id}/give`, { proof });
  },
});
