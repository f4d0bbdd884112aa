import { inArray } from 'drizzle-orm';
import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import type { ProposalName } from '../../../shared/contracts/exchange-answers.ts';
import type { ProposalEvent, ProposalKind } from '../../../shared/contracts/proposal.ts';
import type { Db } from '../../kit/ports.ts';
import type { Rows } from '../../kit/rows.ts';
import { view } from '../../kit/view.ts';

/* Table */

const table = pgTable('partnerships_proposal_name', {
  proposal: text().primaryKey(),
  kind: text().$type<ProposalKind>().notNull(),
  title: text().notNull(),
  themes: text().array().notNull(),
  hidden: boolean().notNull(),
});

/* Projection */

const set = (rows: Rows, stream: string, change: Partial<typeof table.$inferSelect>) =>
  rows.change(table, { proposal: stream.slice('proposal-'.length) }, change);

export const proposalNameView = view<ProposalEvent, typeof table>({
  name: 'partnerships_proposal_name',
  when: 'inline',
  table,
  on: {
    ProposalPosted: (rows, { data }) =>
      rows.add(table, {
        proposal: data.proposal,
        kind: data.kind,
        title: data.content.title,
        themes: [...data.content.themes],
        hidden: false,
      }),
    ProposalRevised: (rows, { stream, data }) =>
      set(rows, stream, { title: data.content.title, themes: [...data.content.themes] }),
    ProposalHidden: (rows, { stream }) => set(rows, stream, { hidden: true }),
    ProposalRestored: (rows, { stream }) => set(rows, stream, { hidden: false }),
  },
});

/* Query */

export type NamedProposal = ProposalName & { themes: readonly string[] };

/** Titles and themes by id; what is hidden has no title here. */
export const proposalNames = async (
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, NamedProposal>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.select().from(table).where(inArray(table.proposal, wanted));
  return new Map(
    rows.map(({ proposal, kind, title, themes, hidden }) => [
      proposal,
      { id: proposal, kind, title: hidden ? '' : title, themes },
    ]),
  );
};
