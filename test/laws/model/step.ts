import fc from 'fast-check';
import { expect } from 'vitest';
import type { Answer, Asker, World } from '../../kit/slice-spec.ts';
import { type Model, people, type Verb } from './model.ts';
import { verbs } from './verbs.ts';

/** One thing somebody asks, as drawn: whom and what it is about is chosen when it is run, from what there is by then. */
export type Drawn = Readonly<{ verb: string; target: number; actor: number; rightful: boolean }>;

/** What must happen often for anything to get far; the rest comes once in a while. */
const often = { express: 4, accept: 4, agree: 6, submit: 4, approve: 4, conclude: 2 } as Record<string, number>;
const verbNames = Object.keys(verbs).filter((verb) => verb !== 'erase');

const drawn = fc.record<Drawn>({
  verb: fc.oneof(...verbNames.map((verb) => ({ weight: often[verb] ?? 1, arbitrary: fc.constant(verb) }))),
  // Mostly the newest.
  target: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 4 }) }),
  actor: fc.nat({ max: people.length - 1 }),
  // Most of what is asked is asked by who may, or nothing would ever get far.
  rightful: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
const erasing = fc.record<Drawn>({
  verb: fc.constant('erase'),
  target: fc.constant(0),
  actor: fc.nat({ max: 3 }),
  rightful: fc.constant(false),
});

/** Mostly work; now and then somebody leaves for good. */
export const drawnSteps = fc.oneof({ weight: 40, arbitrary: drawn }, { weight: 1, arbitrary: erasing });

export class Step implements fc.AsyncCommand<Model, World> {
  private readonly drawn: Drawn;
  constructor(chosen: Drawn) {
    this.drawn = chosen;
  }

  private get verb(): Verb<unknown> {
    return verbs[this.drawn.verb] as unknown as Verb<unknown>;
  }

  private choose(model: Model): { target: unknown; by: Asker } | undefined {
    const targets = this.verb.targets(model);
    if (targets.length === 0) return undefined;
    const target = targets[targets.length - 1 - (this.drawn.target % targets.length)];
    const rightful = this.drawn.rightful ? this.verb.rightful(target, model) : undefined;
    const by = people.find(({ person }) => person === rightful) ?? (people[this.drawn.actor] as Asker);
    // Whoever is erased has no session left to ask with, except to join, which is refused.
    if (model.erased.has(by.person) && this.drawn.verb !== 'join') return undefined;
    return { target, by };
  }

  check(model: Readonly<Model>): boolean {
    return this.choose(model) !== undefined;
  }

  async run(model: Model, world: World): Promise<void> {
    const { target, by } = this.choose(model) as { target: unknown; by: Asker };
    const expected = this.verb.expected(target, by, model);
    let id = '';
    for (const asking of this.verb.requests(target, by)) {
      const answer = await world.ask({ ...asking, by });
      id = (answer.body as { id?: string }).id ?? '';
      expect(codeOf(answer), `${by.person} ${asking.method} ${asking.path}`).toBe(expected);
    }
    if (expected === 'ok') this.verb.after(target, by, model, id);
    // What follows an erasure follows at once here, as a follower would do within the second.
    if (this.drawn.verb === 'erase') await world.settle();
  }

  toString(): string {
    const { verb, target, actor, rightful } = this.drawn;
    return `${verb}(${target}, ${rightful ? 'who may' : people[actor]?.person})`;
  }
}

/** `ok`, the code of the problem, or what should never be. */
export const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : status < 500 ? String((body as { code?: string }).code) : `HTTP ${status}`;
