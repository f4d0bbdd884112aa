import { clauses } from '../../../shared/contracts/partnership.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import { people } from './model.ts';

/* What must hold of any log, whoever wrote it in whatever order: read from the facts alone, knowing no rule of the product. */

type Facts = readonly Logged[];
type Rule = (facts: Facts) => string[];

const dataOf = (fact: Logged) => fact.data as Record<string, never>;
const ofType = (facts: Facts, ...types: string[]) => facts.filter(({ type }) => types.includes(type));
const byStream = (facts: Facts): Map<string, Logged[]> => {
  const streams = new Map<string, Logged[]>();
  for (const fact of facts) streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact]);
  return streams;
};

const gapless: Rule = (facts) => [
  ...facts.flatMap((fact, i) => (fact.position === i + 1 ? [] : [`position ${fact.position} at place ${i + 1}`])),
  ...[...byStream(facts)].flatMap(([stream, own]) =>
    own.flatMap((fact, i) => (fact.version === i + 1 ? [] : [`${stream} has version ${fact.version} at ${i + 1}`])),
  ),
];

const formedRightly: Rule = (facts) =>
  ofType(facts, 'PartnershipFormed').flatMap((formed) => {
    const before = facts.filter((fact) => fact.stream === formed.stream && fact.version < formed.version);
    const isCoordinator = people.some(({ person, roles }) => person === formed.by && roles.includes('coordinator'));
    return [
      ...(partiesIn(before).includes(formed.by) ? [`${formed.by} approved their own partnership`] : []),
      ...(isCoordinator ? [] : [`${formed.by} is no coordinator`]),
      ...['practitioner', 'researcher'].flatMap((side) => notAgreed(before, side)),
    ].map((problem) => `${formed.stream}: ${problem}`);
  });

const partiesIn = (facts: Facts): string[] =>
  ofType(facts, 'PartnershipProposed').flatMap((fact) => Object.values(dataOf(fact).parties ?? {}).flat() as string[]);
const notAgreed = (before: Facts, side: string): string[] =>
  clauses.flatMap(({ id }) => (agrees(before, id, side) ? [] : [`${side} never agreed ${id}`]));

/** Whether a side agreed to a clause as it last stood. */
const agrees = (facts: Facts, clause: string, side: string): boolean => {
  const about = facts.filter((fact) => dataOf(fact).clause === clause);
  const rewritten = about.findLastIndex(({ type }) => type === 'TermsRevised');
  return about.slice(Math.max(0, rewritten)).some((fact) => dataOf(fact).side === side);
};

const ENDS = ['InterestAccepted', 'InterestDeclined', 'InterestWithdrawn', 'InterestLapsed'];
const answeredOnce: Rule = (facts) =>
  [...byStream(facts)].flatMap(([stream, own]) => {
    if (!stream.startsWith('interest-')) return [];
    let isOpen = false;
    return own.flatMap(({ type, version }) => {
      const starts = type === 'InterestExpressed';
      const wrong = starts === isOpen ? [`${stream}: ${type} at ${version} while ${isOpen ? 'open' : 'over'}`] : [];
      isOpen = starts || (isOpen && !ENDS.includes(type));
      return wrong;
    });
  });

const neverInOnesOwn: Rule = (facts) => {
  const owners = new Map(ofType(facts, 'ProposalPosted').map((fact) => [dataOf(fact).proposal, dataOf(fact).author]));
  return ofType(facts, 'InterestExpressed').flatMap((fact) =>
    owners.get(dataOf(fact).proposal) === dataOf(fact).person ? [`${fact.stream}: interest in one’s own`] : [],
  );
};

const onlyWhileOpen: Rule = (facts) => {
  const [withdrawn, hidden] = [new Set<string>(), new Set<string>()];
  return facts.flatMap(({ type, stream, position }) => {
    if (type === 'ProposalWithdrawn') withdrawn.add(stream);
    if (type === 'ProposalHidden') hidden.add(stream);
    if (type === 'ProposalRestored') hidden.delete(stream);
    const isLate = type === 'ProposalRevised' && (withdrawn.has(stream) || hidden.has(stream));
    return isLate ? [`${stream}: revised at ${position} while closed`] : [];
  });
};

const openedByAcceptance: Rule = (facts) =>
  ofType(facts, 'PartnershipProposed').flatMap((fact) =>
    facts.some(
      ({ type, stream, position }) =>
        type === 'InterestAccepted' && stream === `interest-${dataOf(fact).interest}` && position < fact.position,
    )
      ? []
      : [`${fact.stream}: opened without an acceptance`],
  );

const silentOnceErased: Rule = (facts) =>
  ofType(facts, 'PersonErased').flatMap((erased) =>
    facts
      .filter(({ by, position }) => by === dataOf(erased).person && position > erased.position)
      .map(({ type, position }) => `${dataOf(erased).person} was erased and then did ${type} at ${position}`),
  );

const rules: Record<string, Rule> = {
  gapless,
  formedRightly,
  answeredOnce,
  neverInOnesOwn,
  onlyWhileOpen,
  openedByAcceptance,
  silentOnceErased,
};

/** What a log holds that must never be, one line each; `[]` is what is wanted. */
export const illegalIn = (facts: Facts): string[] =>
  Object.entries(rules).flatMap(([name, rule]) => rule(facts).map((found) => `${name}: ${found}`));
