import { expect } from 'vitest';
import { type Command, type Decider, type Event, Refusal } from '../../shared/kernel/decider.ts';

/** given(facts).when(command).then(facts) | .refused(code) */
export const specFor =
  <S, C extends Command, E extends Event>({ initial, decide, evolve }: Decider<S, C, E>) =>
  (...given: E[]) => ({
    when: (command: C) => {
      const run = () => decide(command, given.reduce(evolve, initial));
      return {
        then: (...expected: E[]) => expect(run()).toEqual(expected),
        refused: (code: string) => expect(codeOf(run)).toBe(code),
      };
    },
  });

const codeOf = (run: () => unknown): string => {
  try {
    return `accepted: ${JSON.stringify(run())}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
