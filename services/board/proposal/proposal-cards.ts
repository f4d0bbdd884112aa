import type { ProposalCard } from '../../../shared/contracts/proposal-answers.ts';
import { type ProposalRow, proposalTable as t } from './proposal.view.ts';

const SUMMARY = 240;

/** What lists read of a row: not its whole content, which is most of it. */
export const cardColumns = {
  proposal: t.proposal,
  kind: t.kind,
  status: t.status,
  title: t.title,
  body: t.body,
  themes: t.themes,
  natures: t.natures,
  offers: t.offers,
  territory: t.territory,
  until: t.until,
  organisation: t.organisation,
  postedAt: t.postedAt,
  engaged: t.engaged,
  capacity: t.capacity,
  questionState: t.questionState,
};
export type CardRow = Pick<ProposalRow, keyof typeof cardColumns>;

/** A row as lists show it. */
export const cardOf = (row: CardRow): ProposalCard => ({
  id: row.proposal,
  kind: row.kind,
  status: row.status,
  title: row.title,
  summary: shortened(row.body),
  themes: row.themes,
  natures: row.natures,
  offers: row.offers,
  territory: row.territory,
  until: row.until,
  organisation: row.organisation,
  postedAt: row.postedAt.toISOString(),
  engaged: row.engaged,
  capacity: row.capacity,
  questionState: row.questionState,
});

/** Without the marks of lists and titles, cut at a word, with an ellipsis. */
const shortened = (text: string): string => {
  const line = text
    .replace(/^\s*(?:[-*+>]|\d+[.)]|#+)\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= SUMMARY) return line;
  const cut = line.slice(0, SUMMARY);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SUMMARY - 40))}…`;
};
