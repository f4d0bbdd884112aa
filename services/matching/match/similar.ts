import * as v from 'valibot';
import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { Deps } from '../../kit/ports.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { matchableById } from '../proposal/matchable.view.ts';

/** An open proposal of the same kind that resembles a draft. */
export const Similar = v.object({
  id: v.string(),
  kind: v.picklist(['terrain', 'question']),
  title: v.string(),
  organisation: v.string(),
});
type Similar = v.InferOutput<typeof Similar>;

const SHOWN = 3;

/** What already resembles a text of this kind: it is asked as if it were the other kind, which finds its own. */
export const similarTo = async (
  { db, places }: Pick<Deps, 'db' | 'places'>,
  kind: ProposalKind,
  text: string,
): Promise<Similar[]> => {
  const index = await liveIndex(db, places).fresh();
  const other = kind === 'terrain' ? 'question' : 'terrain';
  const found = await index.matchesOfText(other, { body: text }, { limit: SHOWN });
  const near = found.filter((match) => match.label === 'strong' || match.label === 'probable');
  const rows = await Promise.all(near.map((match) => matchableById(db, match.id)));
  return rows.flatMap((row) =>
    row ? [{ id: row.proposal, kind: row.kind, title: row.content.title, organisation: row.content.organisation }] : [],
  );
};
