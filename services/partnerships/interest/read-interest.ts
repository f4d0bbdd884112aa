import type { InterestCard, InterestList, InterestPage } from '../../../shared/contracts/exchange-answers.ts';
import { type InterestEvent, interestId, interestStream } from '../../../shared/contracts/interest.ts';
import { partnershipOf } from '../../../shared/contracts/partnership.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { type Recorded, Refusal } from '../../../shared/kernel/decider.ts';
import type { Language } from '../../../shared/kernel/words.ts';
import { Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { momentsOf, peopleNamed } from '../exchange-moments.ts';
import { partnershipById } from '../partnership/partnership.view.ts';
import { type NamedProposal, proposalNames } from '../proposal/proposal-name.view.ts';
import { lateRestitutionsOf } from '../restitution/restitution.view.ts';
import { isPending } from './interest.decider.ts';
import { heldBy, type InterestRow, interestById, interestsOf, silentInterests } from './interest.view.ts';

type Names = ReadonlyMap<string, NamedProposal>;

/** The row behind one exchange, if this visitor may read it: its people and the coordination. */
export const interestFor = async (deps: Deps, id: string, who: Visitor): Promise<InterestRow> => {
  const row = await interestById(deps.db, id);
  if (!row) throw new Refusal('interest-unknown');
  const isOfIt = row.person === who.person || row.to.includes(who.person);
  if (!isOfIt && !who.roles.includes('coordinator')) throw new Problem(403, 'interest-not-yours');
  return row;
};

export const readInterest = async (deps: Deps, id: string, who: Visitor, language: Language): Promise<InterestPage> => {
  const row = await interestFor(deps, id, who);
  const facts = (await deps.store.read(interestStream(id))) as Recorded<InterestEvent>[];
  const today = deps.clock.today();
  const researchers = row.from === 'researcher' ? [row.person] : row.to;
  const [names, moments, partnership, lateRestitutions, people] = await Promise.all([
    proposalNames(deps.db, [row.proposal, row.withProposal]),
    momentsOf(deps, facts, language),
    row.status === 'accepted' ? partnershipById(deps.db, partnershipOf(id)) : undefined,
    lateRestitutionsOf(deps.db, researchers, today),
    peopleNamed(deps, [row.person, ...row.to, ...facts.map((fact) => fact.by)]),
  ]);
  const declined = facts.findLast((fact) => fact.type === 'InterestDeclined');
  return {
    ...interestCard(row, names, who.person, today),
    version: row.version,
    moments,
    may: mayOf(row, who.person),
    motive: row.status === 'declined' && declined?.type === 'InterestDeclined' ? declined.data.motive : null,
    partnership: partnership?.partnership ?? null,
    lateRestitutions,
    themes: [...(names.get(row.proposal)?.themes ?? [])],
    people,
  };
};

/** The exchange a person already has about a proposal, if any. */
export const myInterestIn = async (deps: Pick<Deps, 'db'>, proposal: string, person: string) => {
  const row = await interestById(deps.db, interestId(proposal, person));
  return row && { id: row.interest, status: row.status };
};

/** How many exchanges wait for this person's move. */
export const interestsWaiting = (deps: Pick<Deps, 'db'>, person: string): Promise<number> => heldBy(deps.db, person);

/** Every exchange a person is in, the latest move first. */
export const myInterests = async (deps: Deps, person: string): Promise<InterestList> =>
  listed(deps, await interestsOf(deps.db, person), person);

/** How long a lapsed exchange stays before the coordination's eyes, in days. */
const SILENCE_DAYS = 60;

/** Exchanges nobody answers, for the coordination: the longest silence first. */
export const silences = async (deps: Deps, who: Visitor): Promise<InterestList> => {
  const from = new Date(`${daysAfter(deps.clock.today(), -SILENCE_DAYS)}T00:00:00Z`);
  return listed(deps, await silentInterests(deps.db, from), who.person);
};

const listed = async (deps: Deps, rows: readonly InterestRow[], asker: string): Promise<InterestList> => {
  const [names, people] = await Promise.all([
    proposalNames(
      deps.db,
      rows.flatMap((row) => [row.proposal, row.withProposal]),
    ),
    peopleNamed(
      deps,
      rows.flatMap((row) => [row.person, ...row.to]),
    ),
  ]);
  return { items: rows.map((row) => interestCard(row, names, asker, deps.clock.today())), people };
};

const interestCard = (row: InterestRow, names: Names, asker: string, today: string): InterestCard => ({
  id: row.interest,
  proposal: named(names, row.proposal) ?? { id: row.proposal, kind: row.kind, title: '' },
  withProposal: row.withProposal ? named(names, row.withProposal) : null,
  from: row.from,
  person: row.person,
  to: row.to,
  status: row.status,
  way: wayOf(row, asker),
  yours: holders(row).includes(asker),
  since: row.since.toISOString(),
  answerBy: row.answerBy,
  late: isPending(row.status) && row.answerBy < today,
});

const wayOf = (row: InterestRow, asker: string): 'sent' | 'received' | null => {
  if (row.person === asker) return 'sent';
  return row.to.includes(asker) ? 'received' : null;
};

/** Who has the ball. */
const holders = ({ status, person, to }: InterestRow): readonly string[] => {
  if (status === 'asked') return to;
  return status === 'clarifying' ? [person] : [];
};

const mayOf = (row: InterestRow, asker: string): InterestPage['may'] => {
  const sent = row.person === asker;
  const received = row.to.includes(asker);
  return {
    answer: received && isPending(row.status),
    ask: received && row.status === 'asked',
    clarify: sent && row.status === 'clarifying',
    withdraw: sent && isPending(row.status),
    renew: sent && (row.status === 'withdrawn' || row.status === 'lapsed'),
  };
};

const named = (names: Names, id: string): InterestCard['withProposal'] => {
  const known = names.get(id);
  return known ? { id: known.id, kind: known.kind, title: known.title } : null;
};
