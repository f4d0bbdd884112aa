import type { PartnershipPage } from '../../../shared/contracts/exchange-answers.ts';
import { clauses, type Side } from '../../../shared/contracts/partnership.ts';
import type { Role } from '../../../shared/contracts/person.ts';
import { sideOf } from './partnership-state.ts';

type Asker = Readonly<{ person: string; roles: readonly Role[] }>;
/** What the views hold of a partnership, as far as turns depend on it. */
type Standing = Readonly<{
  row: Readonly<{
    status: PartnershipPage['status'];
    practitioners: readonly string[];
    researchers: readonly string[];
  }>;
  clauses: readonly Readonly<Record<Side, boolean>>[];
  restitutions: readonly Readonly<{ status: string; due: string }>[];
}>;

/** The side a person stands on, if any. */
export const sideIn = ({ practitioners, researchers }: Standing['row'], person: string): Side | undefined =>
  sideOf(person, { practitioner: practitioners, researcher: researchers });

/** Whether this person has the ball: a clause to agree, a file to submit, to decide, or a restitution that is late. */
export const waitsFor = ({ row, clauses: written, restitutions }: Standing, who: Asker, today: string): boolean => {
  const side = sideIn(row, who.person);
  if (!side) return row.status === 'submitted' && who.roles.includes('coordinator');
  if (row.status === 'writing') return allAgreed(written) || !agreedAll(written, side);
  return side === 'researcher' && restitutions.some(({ status, due }) => status === 'promised' && due < today);
};

/** What the asker may do now; the rules themselves are the decider's. */
export const mayOf = ({ row, clauses: written, restitutions }: Standing, who: Asker): PartnershipPage['may'] => {
  const side = sideIn(row, who.person);
  const owed = restitutions.some(({ status }) => status === 'promised');
  const isParty = side !== undefined;
  const { status } = row;
  return {
    write: isParty && status === 'writing',
    submit: isParty && status === 'writing' && allAgreed(written),
    abandon: isParty && (status === 'writing' || status === 'submitted'),
    decide: !isParty && status === 'submitted' && who.roles.includes('coordinator'),
    promise: isParty && status === 'formed',
    give: isParty && owed,
    waive: side === 'practitioner' && owed,
    conclude: isParty && status === 'formed',
  };
};

const agreedAll = (written: Standing['clauses'], side: Side): boolean =>
  written.length === clauses.length && written.every((clause) => clause[side]);

const allAgreed = (written: Standing['clauses']): boolean =>
  agreedAll(written, 'practitioner') && agreedAll(written, 'researcher');
