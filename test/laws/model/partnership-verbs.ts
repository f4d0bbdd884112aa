import { clauses } from '../../../shared/contracts/partnership.ts';
import { type Asker, post, put } from '../../kit/slice-spec.ts';
import { holds, type Model, type Partnership, type Side, sideOf, type Verb } from './model.ts';

const ofPartnerships = ({ partnerships }: Model): readonly Partnership[] => partnerships;
const isAgreed = ({ agreed }: Partnership): boolean =>
  agreed.practitioner.size === clauses.length && agreed.researcher.size === clauses.length;
const whoHasNotAgreed = ({ agreed, sides }: Partnership): string =>
  agreed.practitioner.size < clauses.length ? sides.practitioner : sides.researcher;

const calendarOf = (person: string): string => `Dix mois, selon ${person}.`;
const other = (side: Side): Side => (side === 'practitioner' ? 'researcher' : 'practitioner');

/** To a stranger it does not exist; the coordination may know that it does. */
const strange = (by: Asker): string => (holds(by, 'coordinator') ? 'partnership-not-yours' : 'partnership-unknown');

/** What a party meets while the terms are being written. */
const writing = (partnership: Partnership, by: Asker): string => {
  if (!sideOf(partnership, by.person)) return strange(by);
  return partnership.status === 'writing' ? 'ok' : 'partnership-not-in-writing';
};

const deciding = (partnership: Partnership, by: { person: string }, isCoordinator: boolean): string => {
  if (!isCoordinator) return 'not-allowed';
  if (sideOf(partnership, by.person)) return 'partnership-party-decision-not-yours';
  return partnership.status === 'submitted' ? 'ok' : 'partnership-not-submitted';
};
const decider = (partnership: Partnership): string | undefined =>
  ['cleo', 'drisse'].find((person) => !sideOf(partnership, person));

/** Terms, agreement, decision, end. */
export const partnershipVerbs = {
  rewrite: {
    targets: ofPartnerships,
    rightful: ({ sides }) => sides.researcher,
    requests: ({ id }, by) => [put(`/api/partnerships/${id}/clauses/calendar`, { text: calendarOf(by.person) })],
    expected: writing,
    after: (partnership, { person }) => {
      const side = sideOf(partnership, person);
      if (!side) return;
      const words = calendarOf(person);
      // Sending back the very words that stand there is agreeing to them: what the other side agreed to stands.
      if (partnership.calendar !== words) partnership.agreed[other(side)].delete('calendar');
      partnership.calendar = words;
      partnership.agreed[side].add('calendar');
    },
  } satisfies Verb<Partnership>,
  agree: {
    targets: ofPartnerships,
    rightful: whoHasNotAgreed,
    requests: ({ id }) => clauses.map((clause) => post(`/api/partnerships/${id}/clauses/${clause.id}/agree`, {})),
    expected: writing,
    after: (partnership, { person }) => {
      const side = sideOf(partnership, person);
      if (side) partnership.agreed[side] = new Set(clauses.map(({ id }) => id));
    },
  } satisfies Verb<Partnership>,
  submit: {
    targets: ofPartnerships,
    rightful: ({ sides }) => sides.practitioner,
    requests: ({ id }) => [post(`/api/partnerships/${id}/submit`, {})],
    expected: (partnership, by) => {
      const found = writing(partnership, by);
      return found === 'ok' && !isAgreed(partnership) ? 'partnership-clauses-open' : found;
    },
    after: (partnership) => {
      partnership.status = 'submitted';
    },
  } satisfies Verb<Partnership>,
  approve: {
    targets: ofPartnerships,
    rightful: decider,
    requests: ({ id }) => [post(`/api/partnerships/${id}/approve`, {})],
    expected: (partnership, by) => deciding(partnership, by, holds(by, 'coordinator')),
    after: (partnership) => {
      partnership.status = 'formed';
    },
  } satisfies Verb<Partnership>,
  sendBack: {
    targets: ofPartnerships,
    rightful: decider,
    requests: ({ id }) => [post(`/api/partnerships/${id}/return`, { reason: 'Le calendrier est à préciser.' })],
    expected: (partnership, by) => deciding(partnership, by, holds(by, 'coordinator')),
    after: (partnership) => {
      partnership.status = 'writing';
    },
  } satisfies Verb<Partnership>,
  conclude: {
    targets: ofPartnerships,
    rightful: ({ sides }) => sides.researcher,
    requests: ({ id }) => [
      post(`/api/partnerships/${id}/conclude`, { lessons: 'Les horaires comptent plus que le lieu lui-même.' }),
    ],
    expected: (partnership, by) => {
      if (!sideOf(partnership, by.person)) return strange(by);
      return partnership.status === 'formed' ? 'ok' : 'partnership-not-formed';
    },
    after: (partnership) => {
      partnership.status = 'concluded';
    },
  } satisfies Verb<Partnership>,
  abandon: {
    targets: ofPartnerships,
    rightful: ({ sides }) => sides.practitioner,
    requests: ({ id }) => [post(`/api/partnerships/${id}/abandon`, { reason: 'Le service a changé de priorités.' })],
    expected: (partnership, by) => {
      if (!sideOf(partnership, by.person)) return strange(by);
      return partnership.status === 'writing' || partnership.status === 'submitted' ? 'ok' : 'partnership-not-open';
    },
    after: (partnership) => {
      partnership.status = 'abandoned';
    },
  } satisfies Verb<Partnership>,
};
