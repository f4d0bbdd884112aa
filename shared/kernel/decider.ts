/** A fact that happened. Named in the past tense, never changed once stored. */
export type Event<Type extends string = string, Data = object> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** A wish. Named in the imperative; may be refused. */
export type Command<Type extends string = string, Data = object> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** An event as it lies in its stream. `at` is when it was appended; `by` is a person id or `system`. */
export type Recorded<E extends Event = Event> = E &
  Readonly<{
    stream: string;
    version: number;
    at: Date;
    by: string;
    commandId: string | null;
  }>;

/** A recorded event with its place in the whole log (gapless, in commit order). */
export type Logged<E extends Event = Event> = Recorded<E> & Readonly<{ position: number }>;

/** The three pure functions that hold all the rules of one kind of thing. `decide` throws only `Refusal`; `evolve` never throws. */
export type Decider<State, C extends Command, E extends Event> = Readonly<{
  initial: State;
  decide: (command: C, state: State) => readonly E[];
  evolve: (state: State, event: E) => State;
}>;

/** The domain said no, for a reason the person can read: `code` has a French and an English sentence in a contract. */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Ends a switch: a case nobody handles does not compile. */
export const neverHappens = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
