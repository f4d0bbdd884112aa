import { type InterestEvent, type InterestExpressed, interestStream } from '../../../shared/contracts/interest.ts';
import {
  type Parties,
  type ProposePartnership,
  partnershipOf,
  partnershipStream,
} from '../../../shared/contracts/partnership.ts';
import { type PersonEvent, personStream } from '../../../shared/contracts/person.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import type { Language } from '../../../shared/kernel/words.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import type { Deps, EventStore } from '../../kit/ports.ts';
import { interest } from '../interest/interest.decider.ts';
import { readProposal } from '../proposal/read-proposal.ts';
import { partnership } from './partnership.decider.ts';
import { startingTerms } from './starting-terms.ts';

/** Opens the partnership that follows an accepted interest; trying again changes nothing. */
export const openPartnership = async ({ store }: Pick<Deps, 'store'>, id: string, by: string): Promise<void> => {
  const facts = (await store.read(interestStream(id))) as Recorded<InterestEvent>[];
  const state = facts.reduce(interest.evolve, interest.initial);
  const asked = facts.findLast((fact) => fact.type === 'InterestExpressed');
  if (state.status !== 'accepted' || asked?.type !== 'InterestExpressed') return;
  const data = await proposed(store, id, { ...asked.data, to: state.to });
  await commandHandler(store, partnership)(
    partnershipStream(data.partnership),
    { type: 'ProposePartnership', data },
    { by },
  );
};

const proposed = async (
  store: EventStore,
  id: string,
  asked: InterestExpressed['data'],
): Promise<ProposePartnership['data']> => {
  const [terrainId, questionId] =
    asked.kind === 'terrain' ? [asked.proposal, asked.withProposal] : [asked.withProposal, asked.proposal];
  const [terrain, question, language] = await Promise.all([
    terrainId ? readProposal(store, terrainId) : undefined,
    questionId ? readProposal(store, questionId) : undefined,
    languageOf(store, asked.person),
  ]);
  return {
    partnership: partnershipOf(id),
    interest: id,
    terrain: terrainId,
    question: questionId,
    parties: partiesOf(asked),
    terms: startingTerms(language, {
      terrain: terrain?.posted.kind === 'terrain' ? terrain.posted.content : null,
      question: question?.posted.kind === 'question' ? question.posted.content : null,
    }),
  };
};

const partiesOf = ({ from, person, to }: InterestExpressed['data']): Parties =>
  from === 'researcher' ? { practitioner: to, researcher: [person] } : { practitioner: [person], researcher: to };

/** The language of the person who asked, as they last chose it. */
const languageOf = async (store: EventStore, person: string): Promise<Language> => {
  const facts = (await store.read(personStream(person))) as Recorded<PersonEvent>[];
  const told = facts.findLast((fact) => fact.type === 'PersonJoined' || fact.type === 'ProfileRevised');
  return told && 'language' in told.data ? told.data.language : 'fr';
};
