import { additionStream, type TermDraft } from '../../../shared/contracts/vocabulary-addition.ts';
import { standingConcept } from '../../../shared/vocabulary/former.ts';
import { commandHandler, type HandleMeta } from '../../kit/command-handler.ts';
import type { Visitor } from '../../kit/http.ts';
import { keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { currentReading } from '../concept/current-reading.ts';
import { addition as additionDecider } from './addition.decider.ts';
import { additionById } from './addition.view.ts';

const coordinates = ({ roles }: Visitor): boolean => roles.includes('coordinator');
const handling = ({ store }: Deps) => commandHandler(store, additionDecider);

/** Proposes a term; answers under which id. */
export const proposeTerm = async (
  deps: Deps,
  who: Visitor,
  { draft, meta }: Readonly<{ draft: TermDraft; meta: HandleMeta }>,
) => {
  // A page opened before the concept was taken into another still names the former one.
  const concept = standingConcept(draft.concept);
  const own = (await currentReading(deps.db)).concepts.get(concept) ?? null;
  const addition = deps.newId();
  const data = { addition, coordinator: coordinates(who), concept, term: draft.term, own };
  const handled = await handling(deps)(additionStream(addition), { type: 'ProposeTerm', data }, meta);
  // A repeated request answers with the id recorded the first time.
  const [first] = handled.facts;
  return { addition: first?.type === 'TermProposed' ? first.data.addition : addition, handled };
};

/** Takes a proposed term into the vocabulary. */
export const adoptTerm = async (
  deps: Deps,
  who: Visitor,
  { addition, meta }: Readonly<{ addition: string; meta: HandleMeta }>,
) => {
  const row = await additionById(deps.db, addition);
  const own = (row && (await currentReading(deps.db)).concepts.get(row.concept)) ?? null;
  const data = { coordinator: coordinates(who), own };
  return handling(deps)(additionStream(addition), { type: 'AdoptTerm', data }, meta);
};

type Reasoned = Readonly<{ addition: string; reason: string; meta: (keep: VaultEntry[]) => HandleMeta }>;

/** Does something of a term with a reason, kept as its writer’s words. */
const withReason =
  (type: 'DropTerm' | 'TakeTermBack') =>
  (deps: Deps, who: Visitor, { addition, reason, meta }: Reasoned) => {
    const kept: VaultEntry[] = [];
    const data = { coordinator: coordinates(who), reason: keeping(kept, deps.newId, who.person)(reason) };
    return handling(deps)(additionStream(addition), { type, data }, meta(kept));
  };

/** Puts a proposed term aside. */
export const dropTerm = withReason('DropTerm');
/** Takes an adopted term out of the vocabulary again. */
export const takeTermBack = withReason('TakeTermBack');
