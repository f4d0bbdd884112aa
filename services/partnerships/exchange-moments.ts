import { erasedWord, type Moment, type PeopleNamed } from '../../shared/contracts/exchange-answers.ts';
import type { InterestEvent } from '../../shared/contracts/interest.ts';
import type { PartnershipEvent } from '../../shared/contracts/partnership.ts';
import type { Recorded } from '../../shared/kernel/decider.ts';
import { type Language, say } from '../../shared/kernel/words.ts';
import type { Deps } from '../kit/ports.ts';

type Fact = Recorded<InterestEvent> | Recorded<PartnershipEvent>;

/** The words an event carries: by vault id, or as they are. */
type Carried = Readonly<{ vault?: string | null; text?: string; about?: string }>;

const carried = (fact: Fact): Carried => {
  switch (fact.type) {
    case 'InterestExpressed':
    case 'InterestAccepted':
      return { vault: fact.data.message };
    case 'InterestDeclined':
      return { vault: fact.data.message, about: fact.data.motive };
    case 'InterestClarificationAsked':
      return { vault: fact.data.question };
    case 'InterestClarified':
      return { vault: fact.data.answer };
    default:
      return carriedByPartnership(fact);
  }
};

const carriedByPartnership = (fact: Fact): Carried => {
  switch (fact.type) {
    case 'TermsRevised':
      return { text: fact.data.text, about: fact.data.clause };
    case 'ClauseAgreed':
      return { about: fact.data.clause };
    case 'RestitutionPromised':
      return { text: fact.data.what, about: fact.data.restitution };
    case 'RestitutionGiven':
      return { text: fact.data.proof, about: fact.data.restitution };
    case 'RestitutionWaived':
      return { vault: fact.data.reason, about: fact.data.restitution };
    case 'PartnershipConcluded':
      return { text: fact.data.lessons };
    default:
      return 'reason' in fact.data ? { vault: fact.data.reason } : {};
  }
};

/** Facts with the words people wrote, read from the vault now: what was erased says so. */
export const momentsOf = async (
  { vault }: Pick<Deps, 'vault'>,
  facts: readonly Fact[],
  language: Language,
): Promise<Moment[]> => {
  const told = facts.map((fact) => ({ fact, ...carried(fact) }));
  const words = await vault.read(told.flatMap((moment) => moment.vault ?? []));
  const read = (id: string) => words.get(id) ?? say(language, erasedWord);
  return told.map(({ fact, vault: id, text, about }) => ({
    type: fact.type,
    at: fact.at.toISOString(),
    by: fact.by,
    version: fact.version,
    text: id ? read(id) : (text ?? null),
    about: about ?? null,
  }));
};

/** Names by id, without those who are gone. */
export const peopleNamed = async ({ people }: Pick<Deps, 'people'>, ids: readonly string[]): Promise<PeopleNamed> => {
  const cards = await people.cards([...new Set(ids)].filter((id) => id !== 'system'));
  return Object.fromEntries([...cards].map(([id, { name, organisation }]) => [id, { name, organisation }]));
};
