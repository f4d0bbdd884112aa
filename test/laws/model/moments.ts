import fc from 'fast-check';
import { clauses } from '../../../shared/contracts/partnership.ts';
import { terrainDraft } from '../../board/drafts.ts';
import { type Answer, type Asker, ana, bob, cleo, post, type World } from '../../kit/slice-spec.ts';
import { type Interest, type Partnership, type Proposal, people, type Verb } from './model.ts';
import { verbs } from './verbs.ts';

/** How far ana and bob have come when everybody asks something at once. */
export const moments = ['posted', 'asked', 'writing', 'agreed', 'submitted'] as const;
export type Moment = (typeof moments)[number];
export type Staged = Readonly<{ proposal: string; interest: string }>;

/** Walks ana and bob as far as that, through the API. */
export const stage = async (world: World, moment: Moment): Promise<Staged> => {
  const ask = async (by: Asker, path: string, body: object = {}): Promise<string> => {
    const answer = await world.ask(post(path, body).as(by));
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  };
  const far = moments.indexOf(moment);
  const proposal = await ask(ana, '/api/terrains', terrainDraft);
  const interest = `${proposal}-${bob.person}`;
  if (far >= 1)
    await ask(bob, `/api/proposals/${proposal}/interests`, { message: 'Bonjour, parlons-en un jour prochain.' });
  if (far >= 2) await ask(ana, `/api/interests/${interest}/accept`, { message: '' });
  for (const by of far >= 3 ? [ana, bob] : [])
    for (const { id } of clauses) await ask(by, `/api/partnerships/${interest}/clauses/${id}/agree`);
  if (far >= 4) await ask(ana, `/api/partnerships/${interest}/submit`);
  return { proposal, interest };
};

type Asked = Readonly<{ verb: string; by: Asker }>;
/** Who is near enough to the thing to be in somebody’s way. */
const near = [ana, bob, cleo, ...people.filter(({ person }) => person === 'drisse' || person === 'eve')];
const ofProposal = ['express', 'revise', 'withdraw', 'hide', 'restore'];
const ofInterest = ['accept', 'decline', 'askClarification', 'clarify', 'takeBack'];
const ofPartnership = ['rewrite', 'agree', 'submit', 'approve', 'sendBack', 'conclude', 'abandon'];

/** Several things asked in the same moment, all of the same exchange. */
export const storms = fc.array(
  fc.record<Asked>({
    verb: fc.constantFrom(...ofProposal, ...ofInterest, ...ofPartnership),
    by: fc.constantFrom(...near),
  }),
  { minLength: 3, maxLength: 9 },
);

/** Sends them all before any is answered. */
export const storm = (world: World, staged: Staged, asked: readonly Asked[]): Promise<Answer[]> => {
  const proposal: Proposal = {
    id: staged.proposal,
    kind: 'terrain',
    owner: 'ana',
    title: '',
    status: 'open',
    before: 'open',
  };
  const interest: Interest = { id: staged.interest, proposal, person: 'bob', status: 'asked' };
  const partnership = { id: staged.interest } as Partnership;
  const target = (verb: string): unknown => {
    if (ofInterest.includes(verb)) return interest;
    return ofProposal.includes(verb) ? proposal : partnership;
  };
  const sent = asked.flatMap(({ verb, by }) =>
    (verbs[verb] as unknown as Verb<unknown>).requests(target(verb), by).map((asking) => world.ask({ ...asking, by })),
  );
  return Promise.all(sent);
};
