import type { MessageSent } from '../../../shared/contracts/conversation.ts';
import { type InterestEvent, interestStream } from '../../../shared/contracts/interest.ts';
import { type PartnershipEvent, partnershipStream } from '../../../shared/contracts/partnership.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import type { Deps } from '../../kit/ports.ts';
import { reactor } from '../../kit/reactor.ts';
import { coordinators } from '../coordinator/coordinator.view.ts';
import { toldOfPartnership } from './accord-mails.ts';
import { accordOf, exchangeOf } from './exchange.ts';
import { toldOfInterest } from './exchange-mails.ts';
import type { Told } from './told.ts';

/** One mail a person: the key names fact, template and reader, so that a repeated fact writes nothing twice. */
const tell = async ({ outbox }: Deps, fact: Logged, tellings: readonly Told[]): Promise<void> => {
  for (const { to, template, data } of tellings)
    for (const person of new Set(to))
      await outbox.put({
        dedupeKey: `${fact.position}:${template}:${person}`,
        kind: 'own-items',
        to: { person },
        thread: fact.stream,
        template,
        data,
      });
};

const interest = async (fact: Logged<InterestEvent>, deps: Deps): Promise<void> => {
  const exchange = await exchangeOf(deps.store, fact.stream);
  if (exchange) await tell(deps, fact, toldOfInterest(fact, exchange));
};

const partnership = async (fact: Logged<PartnershipEvent>, deps: Deps): Promise<void> => {
  const accord = await accordOf(deps.store, fact.stream);
  if (accord) await tell(deps, fact, toldOfPartnership(fact, accord, await coordinators(deps.db)));
};

/** A message goes to those it was written to, under the address of the page where it is read. */
const message = async (fact: Logged<MessageSent>, deps: Deps): Promise<void> => {
  const { exchange, to, text } = fact.data;
  const interest = await exchangeOf(deps.store, interestStream(exchange));
  const accord = await accordOf(deps.store, partnershipStream(exchange));
  const path = accord ? `/partenariats/${exchange}` : `/interets/${exchange}`;
  const title = accord?.title || interest?.title || '';
  const data = { title, path, otherPerson: fact.by, messageVault: text };
  await tell(deps, fact, [{ to, template: 'message-received', data }]);
};

/** Everyone concerned is told by mail, once, of what happens in their exchanges. */
export const tellReactor = reactor<InterestEvent | PartnershipEvent | MessageSent>({
  name: 'notices-tell',
  on: {
    MessageSent: message,
    InterestExpressed: interest,
    InterestClarificationAsked: interest,
    InterestClarified: interest,
    InterestAccepted: interest,
    InterestDeclined: interest,
    InterestWithdrawn: interest,
    InterestReaddressed: interest,
    InterestChased: interest,
    InterestLapsed: interest,
    PartnershipProposed: partnership,
    PartnershipSubmitted: partnership,
    PartnershipReturned: partnership,
    PartnershipFormed: partnership,
    PartnershipRefused: partnership,
    RestitutionPromised: partnership,
    RestitutionGiven: partnership,
    RestitutionWaived: partnership,
    PartnershipAbandoned: partnership,
    PartnershipConcluded: partnership,
    PartnershipEndedEarly: partnership,
  },
});
