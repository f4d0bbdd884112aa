import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boardFigures } from '../../services/board/proposal/board-figures.ts';
import { listProposals } from '../../services/board/proposal/proposal-list.ts';
import { proposalStream } from '../../shared/contracts/proposal.ts';
import { type ProposalList, ProposalQuery } from '../../shared/contracts/proposal-answers.ts';
import { check } from '../../shared/kernel/check.ts';
import type { Event } from '../../shared/kernel/decider.ts';
import { engines } from '../kit/database.ts';
import { openWorld, type World } from '../kit/slice-spec.ts';
import { terrainDraft } from './drafts.ts';

const query = (asked: object): ProposalQuery => {
  const read = check(ProposalQuery, asked);
  if (!read.ok) throw new Error('not a query');
  return read.value;
};

const happenings: readonly Event[] = [
  { type: 'ProposalPaused', data: {} },
  { type: 'ProposalResumed', data: {} },
  { type: 'ProposalExpired', data: {} },
  { type: 'ProposalProlonged', data: { until: '2027-01-01' } },
  { type: 'ProposalHidden', data: { reason: 'w1' } },
  { type: 'ProposalRestored', data: {} },
  { type: 'ProposalWithdrawn', data: { reason: '' } },
  {
    type: 'ProposalRevised',
    data: { kind: 'terrain', content: { ...terrainDraft, themes: ['food', 'health'], offers: ['documents'] } },
  },
];

describe.each(engines)('what lists count on $name', { timeout: 60_000 }, ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  afterAll(() => world.close());
  beforeEach(() => world.clear());

  const posted = (proposal: string): Event => ({
    type: 'ProposalPosted',
    data: { kind: 'terrain', content: terrainDraft, proposal, author: 'ana', onBehalf: false, provenance: null },
  });
  const record = (proposal: string, events: readonly Event[]) =>
    world.house.store.append(proposalStream(proposal), 0, events, { by: 'ana' });

  /** The same list as rows say it, counted one by one. */
  const recounted = async (statuses: string[]): Promise<Pick<ProposalList, 'total'> & { themes: unknown }> => {
    const { rows } = (await world.database.db.execute(
      sql`select themes from board_proposal where status = any(string_to_array(${statuses.join(' ')}, ' '))`,
    )) as unknown as { rows: { themes: string[] }[] };
    const themes: Record<string, number> = {};
    for (const theme of rows.flatMap((row) => row.themes)) themes[theme] = (themes[theme] ?? 0) + 1;
    return { total: rows.length, themes };
  };
  const listed = async (asked: object) => {
    const { total, facets } = await listProposals(world.database.db, 'terrain', query(asked));
    return { total, themes: Object.fromEntries(facets.theme.map(({ value, count }) => [value, count])) };
  };

  it('is what counting the rows would give, whatever happened to them', async () => {
    const stories = fc.array(fc.array(fc.constantFrom(...happenings), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc
        .asyncProperty(stories, async (lives) => {
          for (const [i, life] of lives.entries()) await record(`t${i}`, [posted(`t${i}`), ...life]);
          expect(await listed({})).toEqual(await recounted(['open', 'paused']));
          expect(await listed({ status: 'all' })).toEqual(await recounted(['open', 'paused', 'expired']));
          expect((await boardFigures(world.database.db)).terrains).toBe((await recounted(['open'])).total);
        })
        .beforeEach(() => world.clear()),
      { numRuns: 12, seed: 4 },
    );
  });

  it('counts partnerships under way, never below none', async () => {
    const engagement = (type: string) => ({ type, data: { terrain: 't1' } });
    await record('t1', [posted('t1')]);
    const steps = ['PartnershipConcluded', 'PartnershipFormed', 'PartnershipFormed', 'PartnershipEndedEarly'];
    await world.house.store.append('partnership-p1', 0, steps.map(engagement), { by: 'ana' });
    expect((await boardFigures(world.database.db)).engaged).toBe(1);
  });

  it('is bounded where a list is filtered, and says so', async () => {
    await record('t1', [posted('t1')]);
    await world.database.exec(`
      create temp table one as select * from board_proposal;
      do $$ begin for i in 1..1200 loop
        update one set proposal = 'c' || i; insert into board_proposal select * from one;
      end loop; end $$;
      drop table one`);
    const whole = await listProposals(world.database.db, 'terrain', query({}));
    const filtered = await listProposals(world.database.db, 'terrain', query({ theme: 'digital' }));
    const searched = await listProposals(world.database.db, 'terrain', query({ q: 'guichet' }));
    expect([whole.total, whole.atLeast]).toEqual([1, false]);
    for (const list of [filtered, searched]) {
      expect([list.total, list.atLeast]).toEqual([1000, true]);
      expect(list.facets.theme).toEqual([{ value: 'digital', count: 1000 }]);
      expect(list.items).toHaveLength(20);
    }
  });
});
