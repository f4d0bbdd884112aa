import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vault } from '../../infra/db/precious.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { patience, seed, volume } from '../faults/volume.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { gatedDatabase } from './model/gated-database.ts';
import { illegalIn } from './model/legal-log.ts';
import { emptyModel, type Model, people } from './model/model.ts';
import { type Moment, moments, stage, storm, storms } from './model/moments.ts';
import { drawnSteps, Step } from './model/step.ts';

/* Whatever people ask, in whatever order or at the same moment: the answers are those of a small model, and the log is a legal one. */

const gate = gatedDatabase();
const cleo = people.find(({ person }) => person === 'cleo');

describe('the house beside a small model of it', { timeout: patience(120_000) }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open: gate.open });
  }, 60_000);
  afterAll(() => world.close());

  const log = async (): Promise<Logged[]> => {
    const { database, house } = world;
    return house.log.page(database.db, { after: 0, upTo: await house.log.head(database.db) });
  };
  const read = async (path: string) => (await world.ask({ ...get(path), ...(cleo && { by: cleo }) })).body as never;

  /** What everybody can read at the end is what the model says. */
  const compare = async (model: Model) => {
    for (const { id, title, status } of model.proposals)
      expect(await read(`/api/proposals/${id}`)).toMatchObject({ title, status });
    for (const { id, status } of model.interests) expect(await read(`/api/interests/${id}`)).toMatchObject({ status });
    for (const { id, status } of model.partnerships)
      expect(await read(`/api/partnerships/${id}`)).toMatchObject({ status });
    for (const person of model.erased)
      expect(await world.database.db.$count(vault, eq(vault.person, person)), `words of ${person}`).toBe(0);
  };

  it('answers one thing after another as the model does, and keeps a legal log', async () => {
    const runs = fc.commands([drawnSteps.map((drawn) => new Step(drawn))], {
      maxCommands: volume(90, 160),
      size: 'max',
    });
    const property = fc.asyncProperty(runs, async (commands) => {
      await world.clear();
      const model = emptyModel();
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
      await world.settle();
      expect(illegalIn(await log())).toEqual([]);
      await compare(model);
    });
    await fc.assert(property, { seed, numRuns: volume(15, 150), verbose: 1, endOnFailure: false });
  });

  it('keeps a legal log when people ask at the same moment, in any interleaving', async () => {
    const property = fc.asyncProperty(
      fc.scheduler(),
      fc.constantFrom(...moments),
      storms,
      async (scheduler, moment: Moment, asked) => {
        await world.clear();
        const staged = await stage(world, moment);
        gate.use(scheduler);
        const answers = await scheduler.waitFor(storm(world, staged, asked));
        gate.use(undefined);
        expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
        expect(illegalIn(await log())).toEqual([]);
      },
    );
    await fc.assert(property, { seed, numRuns: volume(25, 400), verbose: 1 });
  });

  it('would notice: facts that race past the rules make an illegal log (negative control)', async () => {
    await world.clear();
    const { interest } = await stage(world, 'asked');
    const version = (await world.house.store.read(`interest-${interest}`)).length;
    const accepted = { type: 'InterestAccepted', data: { message: null } };
    await world.house.store.append(`interest-${interest}`, version, [accepted, accepted], { by: 'ana' });
    await world.house.store.append(
      'partnership-x',
      0,
      [{ type: 'PartnershipFormed', data: { terrain: null, question: null, approvedBy: 'bob', parties: {} } }],
      { by: 'bob' },
    );
    expect(illegalIn(await log()).join('\n')).toMatch(/answeredOnce[\s\S]*|formedRightly/);
    expect(illegalIn(await log()).some((line) => line.startsWith('formedRightly'))).toBe(true);
    expect(illegalIn(await log()).some((line) => line.startsWith('answeredOnce'))).toBe(true);
  });
});
