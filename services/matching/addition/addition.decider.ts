import type { AdditionCode, AdditionCommand, AdditionEvent } from '../../../shared/contracts/vocabulary-addition.ts';
import { type Decider, neverHappens, Refusal } from '../../../shared/kernel/decider.ts';
import { termFault } from '../analyse/term-rules.ts';

type Addition =
  | { status: 'unknown' }
  | { status: 'proposed'; concept: string; term: string }
  | { status: 'adopted'; concept: string; term: string }
  | { status: 'dropped' }
  | { status: 'taken-back' };

const refuse = (code: AdditionCode): never => {
  throw new Refusal<AdditionCode>(code);
};

/** The life of one addition: a coordinator proposes it, sees what it would change, then a coordinator adopts or drops it; an adopted one may be taken back. */
export const addition: Decider<Addition, AdditionCommand, AdditionEvent> = {
  initial: { status: 'unknown' },

  decide: (command, state) => {
    if (!command.data.coordinator) return refuse('addition-not-yours');
    switch (command.type) {
      case 'ProposeTerm': {
        const { addition: id, concept, term, own } = command.data;
        if (state.status !== 'unknown') return refuse('addition-already-proposed');
        obeys(term, own);
        return [{ type: 'TermProposed', data: { addition: id, concept, term } }];
      }
      case 'AdoptTerm': {
        const { concept, term } = proposed(state);
        // Others may have been adopted since it was proposed.
        obeys(term, command.data.own);
        return [{ type: 'TermAdopted', data: { concept, term } }];
      }
      case 'DropTerm':
        proposed(state);
        return [{ type: 'TermDropped', data: { reason: command.data.reason } }];
      case 'TakeTermBack': {
        const { concept, term } = adopted(state);
        return [{ type: 'TermTakenBack', data: { concept, term, reason: command.data.reason } }];
      }
      default:
        return neverHappens(command);
    }
  },

  evolve: (state, event) => {
    switch (event.type) {
      case 'TermProposed':
        return { status: 'proposed', concept: event.data.concept, term: event.data.term };
      case 'TermAdopted':
        return { status: 'adopted', concept: event.data.concept, term: event.data.term };
      case 'TermDropped':
        return { status: 'dropped' };
      case 'TermTakenBack':
        return { status: 'taken-back' };
      default:
        event satisfies never; // a newer release may have stored facts this one does not know
        return state;
    }
  },
};

const proposed = (state: Addition): Extract<Addition, { status: 'proposed' }> => {
  if (state.status === 'unknown') return refuse('addition-unknown');
  return state.status === 'proposed' ? state : refuse('addition-already-decided');
};

const adopted = (state: Addition): Extract<Addition, { status: 'adopted' }> => {
  if (state.status === 'unknown') return refuse('addition-unknown');
  return state.status === 'adopted' ? state : refuse('addition-not-adopted');
};

const obeys = (term: string, own: Parameters<typeof termFault>[1] | null): void => {
  const fault = own ? termFault(term, own) : 'addition-concept-unknown';
  if (fault) refuse(fault);
};
