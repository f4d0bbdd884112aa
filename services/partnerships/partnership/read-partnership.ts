import type {
  PartnershipCard,
  PartnershipList,
  PartnershipPage,
  RestitutionCard,
} from '../../../shared/contracts/exchange-answers.ts';
import { clauses, type PartnershipEvent, partnershipStream, sides } from '../../../shared/contracts/partnership.ts';
import { type Recorded, Refusal } from '../../../shared/kernel/decider.ts';
import type { Language } from '../../../shared/kernel/words.ts';
import { Problem, type Visitor } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { momentsOf, peopleNamed } from '../exchange-moments.ts';
import { type NamedProposal, proposalNames } from '../proposal/proposal-name.view.ts';
import { type RestitutionRow, restitutionsOf } from '../restitution/restitution.view.ts';
import {
  type ClauseRow,
  clausesOf,
  type PartnershipRow,
  partnershipById,
  partnershipsOf,
  submittedPartnerships,
} from './partnership.view.ts';
import { mayOf, sideIn, waitsFor } from './partnership-turns.ts';

/** What is known of one partnership, gathered from the views. */
type Gathered = Readonly<{
  row: PartnershipRow;
  clauses: readonly ClauseRow[];
  restitutions: readonly RestitutionRow[];
}>;

/** The row behind one partnership, if this visitor may read it: its parties and the coordination. */
export const partnershipFor = async (deps: Deps, id: string, who: Visitor): Promise<PartnershipRow> => {
  const row = await partnershipById(deps.db, id);
  if (!row) throw new Refusal('partnership-unknown');
  if (!sideIn(row, who.person) && !who.roles.includes('coordinator')) throw new Problem(403, 'partnership-not-yours');
  return row;
};

export const readPartnership = async (
  deps: Deps,
  id: string,
  who: Visitor,
  language: Language,
): Promise<PartnershipPage> => {
  const row = await partnershipFor(deps, id, who);
  const facts = (await deps.store.read(partnershipStream(id))) as Recorded<PartnershipEvent>[];
  const [[gathered], names, moments, people] = await Promise.all([
    gather(deps, [row]),
    proposalNames(deps.db, [row.terrain, row.question]),
    momentsOf(deps, facts, language),
    peopleNamed(deps, [...row.practitioners, ...row.researchers, ...facts.map((fact) => fact.by)]),
  ]);
  const all = gathered ?? { row, clauses: [], restitutions: [] };
  const today = deps.clock.today();
  const why = new Map(
    moments.filter(({ type }) => type === 'RestitutionWaived').map(({ about, text }) => [about, text]),
  );
  return {
    ...partnershipCard(all, names, who, today),
    version: row.version,
    clauses: clauses.map(({ id: clause }) => clauseCard(clause, all.clauses)),
    restitutions: all.restitutions.map((one) => ({
      ...restitutionCard(one, today),
      reason: why.get(one.restitution) ?? null,
    })),
    lessons: row.lessons,
    moments,
    may: mayOf(all, who),
    people,
  };
};

/** Every partnership a person is a party to, the latest move first. */
export const myPartnerships = async (deps: Deps, who: Visitor): Promise<PartnershipList> =>
  listed(deps, await partnershipsOf(deps.db, who.person), who);

/** How many partnerships wait for this person's move, as a party to them. */
export const partnershipsWaiting = async (deps: Deps, person: string): Promise<number> => {
  const all = await gather(deps, await partnershipsOf(deps.db, person));
  return all.filter((one) => waitsFor(one, { person, roles: [] }, deps.clock.today())).length;
};

/** What awaits a coordinator's decision, oldest first. */
export const approvalQueue = async (deps: Deps, who: Visitor): Promise<PartnershipList> =>
  listed(deps, await submittedPartnerships(deps.db), who);

const listed = async (deps: Deps, rows: readonly PartnershipRow[], who: Visitor): Promise<PartnershipList> => {
  const [all, names, people] = await Promise.all([
    gather(deps, rows),
    proposalNames(
      deps.db,
      rows.flatMap((row) => [row.terrain, row.question]),
    ),
    peopleNamed(
      deps,
      rows.flatMap((row) => [...row.practitioners, ...row.researchers]),
    ),
  ]);
  return { items: all.map((one) => partnershipCard(one, names, who, deps.clock.today())), people };
};

const gather = async ({ db }: Deps, rows: readonly PartnershipRow[]): Promise<Gathered[]> => {
  const ids = rows.map((row) => row.partnership);
  const [allClauses, allRestitutions] = await Promise.all([clausesOf(db, ids), restitutionsOf(db, ids)]);
  const [byClause, byRestitution] = [byPartnership(allClauses), byPartnership(allRestitutions)];
  return rows.map((row) => ({
    row,
    clauses: byClause.get(row.partnership) ?? [],
    restitutions: byRestitution.get(row.partnership) ?? [],
  }));
};

const byPartnership = <R extends { partnership: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> => {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.partnership, [...(groups.get(row.partnership) ?? []), row]);
  return groups;
};

const partnershipCard = (
  all: Gathered,
  names: ReadonlyMap<string, NamedProposal>,
  who: Visitor,
  today: string,
): PartnershipCard => ({
  id: all.row.partnership,
  status: all.row.status,
  terrain: nameOf(names, all.row.terrain),
  question: nameOf(names, all.row.question),
  parties: { practitioner: all.row.practitioners, researcher: all.row.researchers },
  side: sideIn(all.row, who.person) ?? null,
  agreed: all.clauses.filter((clause) => clause.practitioner && clause.researcher).length,
  yours: waitsFor(all, who, today),
  since: all.row.since.toISOString(),
  lateRestitutions: all.restitutions.filter((one) => isLate(one, today)).length,
});

const clauseCard = (clause: ClauseRow['clause'], rows: readonly ClauseRow[]): PartnershipPage['clauses'][number] => {
  const row = rows.find((one) => one.clause === clause);
  return { clause, text: row?.text ?? '', agreed: sides.filter((side) => row?.[side]) };
};

const isLate = ({ status, due }: RestitutionRow, today: string): boolean => status === 'promised' && due < today;

/** A restitution as everybody may read it. */
export const restitutionCard = (one: RestitutionRow, today: string): Omit<RestitutionCard, 'reason'> => ({
  id: one.restitution,
  what: one.what,
  due: one.due,
  status: one.status,
  late: isLate(one, today),
  proof: one.proof,
});

export const nameOf = (names: ReadonlyMap<string, NamedProposal>, id: string | null): PartnershipCard['terrain'] => {
  const known = id === null ? undefined : names.get(id);
  return known ? { id: known.id, kind: known.kind, title: known.title } : null;
};
