import * as v from 'valibot';
import { proposalKinds, proposalStatuses, questionStates } from './proposal.ts';
import { Territory } from './proposal-content.ts';

/* What may be read of terrains and questions. Dates are ISO days, instants ISO 8601 in UTC. */

/** A proposal in a list. */
export const ProposalCard = v.object({
  id: v.string(),
  kind: v.picklist(proposalKinds),
  status: v.picklist(proposalStatuses),
  title: v.string(),
  /** The beginning of its text, at most 240 characters. */
  summary: v.string(),
  themes: v.array(v.string()),
  natures: v.array(v.string()),
  /** Offered by a terrain, looked for by a question. */
  offers: v.array(v.string()),
  territory: v.nullable(Territory),
  until: v.nullable(v.string()),
  organisation: v.string(),
  postedAt: v.string(),
  /** Partnerships formed and not yet ended. */
  engaged: v.number(),
  capacity: v.number(),
  questionState: v.nullable(v.picklist(questionStates)),
});
export type ProposalCard = v.InferOutput<typeof ProposalCard>;

export const Provenance = v.object({
  meeting: v.string(),
  note: v.string(),
  line: v.nullable(v.number()),
  label: v.string(),
});

/** A proposal with everything its page shows. */
export const ProposalPage = v.object({
  ...ProposalCard.entries,
  /** As posted: `TerrainContent` or `QuestionContent`. */
  content: v.record(v.string(), v.unknown()),
  provenance: v.nullable(Provenance),
  onBehalf: v.boolean(),
  evidence: v.array(v.string()),
  version: v.number(),
  /** What the asker may do with it. */
  mine: v.boolean(),
  owners: v.array(v.object({ person: v.string(), name: v.string() })),
  /** Only for its owners and coordinators, and only while hidden. */
  hiddenReason: v.nullable(v.string()),
  tags: v.array(v.object({ concept: v.string(), verdict: v.picklist(['confirmed', 'removed']) })),
});
export type ProposalPage = v.InferOutput<typeof ProposalPage>;

/** One facet's values with how many proposals each would leave. */
export const Facet = v.array(v.object({ value: v.string(), label: v.optional(v.string()), count: v.number() }));
export const ProposalList = v.object({
  items: v.array(ProposalCard),
  total: v.number(),
  /** More may match than `total` says: it and the facets then count the newest thousand only. */
  atLeast: v.boolean(),
  next: v.nullable(v.string()),
  /** Words no text holds, each read as the one indexed word a slip of the finger away. */
  corrections: v.array(v.object({ asked: v.string(), read: v.string() })),
  /** On the last page: those that say in other words a concept the search says, at most ten; neither counted nor faceted. */
  otherwise: v.array(
    v.object({
      card: ProposalCard,
      concept: v.object({ id: v.string(), label: v.object({ fr: v.string(), en: v.string() }) }),
    }),
  ),
  facets: v.object({ theme: Facet, nature: Facet, offer: Facet, departement: Facet }),
});
export type ProposalList = v.InferOutput<typeof ProposalList>;

/** What one person is responsible for, closed ones too, newest first. */
export const OwnProposals = v.object({ items: v.array(ProposalCard), next: v.nullable(v.string()) });
export type OwnProposals = v.InferOutput<typeof OwnProposals>;

const Cursor = v.pipe(v.string(), v.maxLength(200, 'cursor-unreadable'));
export const OwnQuery = v.object({ after: v.optional(Cursor) });
export type OwnQuery = v.InferOutput<typeof OwnQuery>;

export const sorts = ['relevance', 'newest', 'closing'] as const;

const oneOrMore = v.optional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((given) => (Array.isArray(given) ? given : [given]).filter((value) => value !== '').slice(0, 30)),
  ),
  [],
);

/** The state of a list, as its address holds it. Unknown values find nothing; they are not errors. */
export const ProposalQuery = v.object({
  q: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((text) => text.slice(0, 200)),
    ),
    '',
  ),
  theme: oneOrMore,
  nature: oneOrMore,
  offer: oneOrMore,
  departement: oneOrMore,
  sort: v.optional(v.fallback(v.picklist(sorts), 'newest')),
  /** `all` also lists what is closed. */
  status: v.optional(v.fallback(v.picklist(['open', 'all']), 'open'), 'open'),
  after: v.optional(Cursor),
  lang: v.optional(v.string()),
});
export type ProposalQuery = v.InferOutput<typeof ProposalQuery>;
