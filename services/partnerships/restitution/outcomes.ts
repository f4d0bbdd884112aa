import type { Outcomes } from '../../../shared/contracts/exchange-answers.ts';
import type { Deps } from '../../kit/ports.ts';
import { formedPartnershipsIn } from '../partnership/partnership.view.ts';
import { nameOf, restitutionCard } from '../partnership/read-partnership.ts';
import { proposalNames } from '../proposal/proposal-name.view.ts';
import { restitutionsOf } from './restitution.view.ts';

/** The approved partnerships of a terrain or question and what they gave back; nothing about anybody. */
export const outcomesOf = async (deps: Pick<Deps, 'db' | 'clock'>, proposal: string): Promise<Outcomes> => {
  const rows = await formedPartnershipsIn(deps.db, proposal);
  const [names, restitutions] = await Promise.all([
    proposalNames(
      deps.db,
      rows.flatMap((row) => [row.terrain, row.question]),
    ),
    restitutionsOf(
      deps.db,
      rows.map((row) => row.partnership),
    ),
  ]);
  const today = deps.clock.today();
  return {
    items: rows.map((row) => ({
      status: row.status as Outcomes['items'][number]['status'],
      formedAt: (row.formedAt ?? row.since).toISOString(),
      terrain: nameOf(names, row.terrain),
      question: nameOf(names, row.question),
      lessons: row.lessons,
      restitutions: restitutions
        .filter(({ partnership }) => partnership === row.partnership)
        .map((one) => {
          const { id: _, ...open } = restitutionCard(one, today);
          return open;
        }),
    })),
  };
};
