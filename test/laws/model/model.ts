import { type Asker, asker } from '../../kit/slice-spec.ts';

/** The domain, small: what has been put forward, asked and agreed so far, as a careful clerk would keep it on one sheet. */
export type Model = {
  joined: Set<string>;
  erased: Set<string>;
  proposals: Proposal[];
  interests: Interest[];
  partnerships: Partnership[];
};
export type Proposal = {
  id: string;
  kind: 'terrain' | 'question';
  owner: string;
  title: string;
  status: 'open' | 'withdrawn' | 'hidden';
  before: 'open' | 'withdrawn';
};
export type Interest = {
  id: string;
  proposal: Proposal;
  person: string;
  status: 'asked' | 'clarifying' | 'accepted' | 'declined' | 'withdrawn';
};
export type Partnership = {
  id: string;
  sides: Record<Side, string>;
  agreed: Record<Side, Set<string>>;
  /** The calendar clause, once somebody rewrote it. */
  calendar: string;
  status: 'writing' | 'submitted' | 'formed' | 'concluded' | 'abandoned';
};
export type Side = 'practitioner' | 'researcher';

export const emptyModel = (): Model => ({
  joined: new Set(),
  erased: new Set(),
  proposals: [],
  interests: [],
  partnerships: [],
});

export const people: readonly Asker[] = [
  asker('ana', 'practitioner'),
  asker('gil', 'practitioner'),
  asker('bob', 'researcher'),
  asker('eve', 'practitioner', 'researcher'),
  asker('cleo', 'coordinator'),
  // A coordinator who also does research: a party must never decide of its own partnership.
  asker('drisse', 'coordinator', 'researcher'),
];

export const holds = ({ roles }: Asker, ...wanted: string[]): boolean => roles.some((role) => wanted.includes(role));
export const isPending = ({ status }: Interest): boolean => status === 'asked' || status === 'clarifying';

/** The side somebody stands on in a partnership. */
export const sideOf = ({ sides }: Partnership, person: string): Side | undefined =>
  person === sides.practitioner ? 'practitioner' : person === sides.researcher ? 'researcher' : undefined;

/** A request as `World.ask` takes it, without who asks. */
export type Asking = Readonly<{ method: string; path: string; body?: unknown }>;

/** One thing somebody may ask: to what, who has the right to, what is sent, what is to be answered, and what is so afterwards. */
export type Verb<T = unknown> = Readonly<{
  /** What it may be asked of; `[null]` where it is asked of nothing. */
  targets: (model: Model) => readonly T[];
  /** Who may do it, when somebody may. */
  rightful: (target: T, model: Model) => string | undefined;
  requests: (target: T, by: Asker) => readonly Asking[];
  /** `ok`, or the code of the refusal; asked for each request, the model being as the one before left it. */
  expected: (target: T, by: Asker, model: Model) => string;
  /** What the model becomes once it was accepted; `id` is the one answered. */
  after: (target: T, by: Asker, model: Model, id: string) => void;
}>;
