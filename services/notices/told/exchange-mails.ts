import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import type { Logged } from '../../../shared/kernel/decider.ts';
import type { Exchange } from './exchange.ts';
import type { Told } from './told.ts';

/** Who is told what of an interest. Pure: the fact and its exchange are all it knows. */
export const toldOfInterest = (fact: Logged<InterestEvent>, exchange: Exchange): readonly Told[] => {
  const about = { title: exchange.title, path: `/interets/${exchange.interest}`, otherPerson: exchange.person };
  const answerers = (template: string, data: Told['data'] = {}): Told => ({
    to: exchange.to,
    template,
    data: { ...about, ...data },
  });
  const asker = (template: string, data: Told['data'] = {}): Told => ({
    to: [exchange.person],
    template,
    data: { ...about, otherPerson: fact.by, ...data },
  });
  switch (fact.type) {
    case 'InterestExpressed':
      return [
        answerers('interest-received', {
          messageVault: fact.data.message,
          answerBy: fact.data.answerBy,
          invitation: fact.data.from === 'practitioner',
        }),
        asker('interest-sent', { answerBy: fact.data.answerBy, invitation: fact.data.from === 'practitioner' }),
      ];
    case 'InterestClarificationAsked':
      return [asker('clarification-asked', { messageVault: fact.data.question, answerBy: fact.data.answerBy })];
    case 'InterestClarified':
      return [answerers('clarification-given', { messageVault: fact.data.answer, answerBy: fact.data.answerBy })];
    case 'InterestAccepted':
      return [asker('interest-accepted', { messageVault: fact.data.message })];
    case 'InterestDeclined':
      return [asker('interest-declined', { motive: fact.data.motive, messageVault: fact.data.message })];
    case 'InterestWithdrawn':
      return [answerers('interest-withdrawn')];
    case 'InterestChased':
      return [answerers('interest-chased')];
    case 'InterestLapsed':
      return [asker('interest-lapsed'), answerers('interest-lapsed-unanswered')];
    case 'InterestReaddressed':
      return [{ to: fact.data.to, template: 'interest-handed-over', data: about }];
    default:
      fact satisfies never;
      return [];
  }
};
