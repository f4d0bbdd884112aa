import type { ProposalCard, ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import type { Timeline } from '../../shared/contracts/timeline.ts';
import type { Html } from './frame.ts';

/** What the other services say on a proposal’s page: how to express interest, what matches it, what came of it. */
export type ProposalSlots = Readonly<{
  interest?: Html | undefined;
  matches?: Html | undefined;
  outcome?: Html | undefined;
}>;

/** Everything a proposal’s page is made of. */
export type ProposalView = Readonly<{
  page: ProposalPage;
  /** Its description, already rendered. */
  text: Html;
  timeline: Timeline;
  /** Others of the same kind that share a theme. */
  alike: readonly ProposalCard[];
  /** True just after it was posted. */
  posted: boolean;
  /** Titles of the proposals of this place that its evidence names, by address. */
  named: ReadonlyMap<string, string>;
  slots: ProposalSlots;
}>;
