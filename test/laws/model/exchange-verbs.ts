import { type Asker, post } from '../../kit/slice-spec.ts';
import { holds, type Interest, isPending, type Model, type Proposal, type Verb } from './model.ts';

const MESSAGE = 'Bonjour, nous aimerions en parler avec vous un de ces jours.';
const ofInterests = ({ interests }: Model): readonly Interest[] => interests;
const answerer = ({ proposal }: Interest): string => proposal.owner;

/** What an answer meets, whichever it is. */
const answering = (interest: Interest, by: Asker): string => {
  if (interest.proposal.owner !== by.person) return notFor(interest, by, 'interest-answer-not-yours');
  return whilePending(interest);
};
/** To a stranger an exchange does not exist; the coordination may know that it does. */
const notFor = ({ person, proposal }: Interest, by: Asker, code: string): string => {
  if (by.person === person || by.person === proposal.owner) return code;
  return holds(by, 'coordinator') ? 'interest-not-yours' : 'interest-unknown';
};
const whilePending = (interest: Interest): string => {
  if (isPending(interest)) return 'ok';
  return interest.status === 'withdrawn' ? 'interest-over' : 'interest-already-answered';
};

const known = ({ interests }: Model, proposal: Proposal, person: string): Interest | undefined =>
  interests.find((one) => one.proposal === proposal && one.person === person);

/** Interest, and the three answers. */
export const exchangeVerbs = {
  express: {
    targets: ({ proposals }) => proposals,
    rightful: (proposal, { erased }) =>
      ['drisse', 'bob', 'eve', 'gil'].find((person) => person !== proposal.owner && !erased.has(person)),
    requests: ({ id }) => [post(`/api/proposals/${id}/interests`, { message: MESSAGE, withProposal: null })],
    expected: (proposal, { person }, model) => {
      const before = known(model, proposal, person);
      if (proposal.owner === person) return 'interest-in-own-proposal';
      if (before && isPending(before)) return 'interest-already-expressed';
      if (before && before.status !== 'withdrawn') return 'interest-already-answered';
      return proposal.status === 'open' ? 'ok' : 'interest-proposal-not-open';
    },
    after: (proposal, { person }, model, id) => {
      const before = known(model, proposal, person);
      if (before) before.status = 'asked';
      else model.interests.push({ id, proposal, person, status: 'asked' });
    },
  } satisfies Verb<Proposal>,
  accept: {
    targets: ofInterests,
    rightful: answerer,
    requests: ({ id }) => [post(`/api/interests/${id}/accept`, { message: 'Avec plaisir.' })],
    expected: answering,
    after: (interest, _, { partnerships }) => {
      interest.status = 'accepted';
      const { proposal, person } = interest;
      const [practitioner, researcher] =
        proposal.kind === 'terrain' ? [proposal.owner, person] : [person, proposal.owner];
      partnerships.push({
        id: interest.id,
        sides: { practitioner, researcher },
        agreed: { practitioner: new Set(), researcher: new Set() },
        calendar: '',
        status: 'writing',
      });
    },
  } satisfies Verb<Interest>,
  decline: {
    targets: ofInterests,
    rightful: answerer,
    requests: ({ id }) => [post(`/api/interests/${id}/decline`, { motive: 'no-time', message: '' })],
    expected: answering,
    after: (interest) => {
      interest.status = 'declined';
    },
  } satisfies Verb<Interest>,
  askClarification: {
    targets: ofInterests,
    rightful: answerer,
    requests: ({ id }) => [post(`/api/interests/${id}/clarification`, { text: 'Combien de visites prévoyez-vous ?' })],
    expected: (interest, by) =>
      interest.status === 'clarifying' && by.person === interest.proposal.owner
        ? 'interest-clarification-pending'
        : answering(interest, by),
    after: (interest) => {
      interest.status = 'clarifying';
    },
  } satisfies Verb<Interest>,
  clarify: {
    targets: ofInterests,
    rightful: ({ person }) => person,
    requests: ({ id }) => [
      post(`/api/interests/${id}/clarify`, { text: 'Deux visites, en mars et en juin prochains.' }),
    ],
    expected: (interest, by) => {
      if (interest.person !== by.person) return notFor(interest, by, 'interest-clarify-not-yours');
      return interest.status === 'clarifying' ? 'ok' : 'interest-nothing-to-clarify';
    },
    after: (interest) => {
      interest.status = 'asked';
    },
  } satisfies Verb<Interest>,
  takeBack: {
    targets: ofInterests,
    rightful: ({ person }) => person,
    requests: ({ id }) => [post(`/api/interests/${id}/withdraw`, {})],
    expected: (interest, by) =>
      interest.person === by.person ? whilePending(interest) : notFor(interest, by, 'interest-withdraw-not-yours'),
    after: (interest) => {
      interest.status = 'withdrawn';
    },
  } satisfies Verb<Interest>,
};
