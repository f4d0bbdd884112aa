import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allServices } from '../../infra/services.ts';
import { matchStream } from '../../shared/contracts/match.ts';
import { languages } from '../../shared/kernel/words.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { bob, get, openWorld, post, type World } from '../kit/slice-spec.ts';

const terrain = {
  kind: 'terrain',
  content: terrainDraft,
  proposal: 't1',
  author: 'ana',
  onBehalf: false,
  provenance: null,
};
const posted = [
  { stream: 'proposal-t1', events: [{ type: 'ProposalPosted', data: terrain }] },
  {
    stream: 'proposal-q1',
    events: [
      {
        type: 'ProposalPosted',
        data: { ...terrain, kind: 'question', content: questionDraft, proposal: 'q1', author: 'bob' },
      },
    ],
    by: 'bob',
  },
];
const interest = 't1-bob';
const expressed = {
  stream: `interest-${interest}`,
  by: 'bob',
  events: [
    {
      type: 'InterestExpressed',
      data: {
        proposal: 't1',
        kind: 'terrain',
        person: 'bob',
        to: ['ana'],
        from: 'researcher',
        withProposal: null,
        message: 'v1',
        answerBy: '2026-09-22',
      },
    },
  ],
};
const suggested = {
  stream: matchStream('q1', 't1'),
  events: [
    {
      type: 'MatchSuggested',
      data: { question: 'q1', terrain: 't1', label: 'probable', score: 1_000_000, vocabulary: 'v', concepts: [] },
    },
  ],
};
const joined = (person: string, digest: string) => ({
  stream: `person-${person}`,
  events: [{ type: 'PreferencesChosen', data: { digest, ownItems: true, language: 'fr' } }],
});

describe.each(engines)('notices on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  });
  /** Every template the tests above saw asked for. */
  const asked = new Set<string>();
  beforeEach(() => world.clear());
  afterEach(() => {
    for (const { template } of world.mails) asked.add(template);
  });
  afterAll(() => world.close());
  const look = get('/api/terrains');
  const templates = () => world.mails.map((mail) => [mail.template, 'person' in mail.to ? mail.to.person : '']);

  it('tells both sides that an interest was expressed, with the message by its vault id', async () => {
    await world
      .given(...posted, expressed)
      .when(look)
      .then(200);
    expect(templates()).toEqual([
      ['interest-received', 'ana'],
      ['interest-sent', 'bob'],
    ]);
    expect(world.mails[0]?.data).toMatchObject({ messageVault: 'v1', title: terrainDraft.title, otherPerson: 'bob' });
  });

  it('tells nobody twice, though the facts are read again', async () => {
    await world
      .given(...posted, expressed)
      .when(look)
      .then(200);
    await world.database.exec(`update checkpoints set position = 0 where follower = 'notices-tell'`);
    await world.settle();
    expect(world.mails).toHaveLength(2);
  });

  it.each([
    [
      { type: 'InterestAccepted', data: { message: null } },
      'ana',
      [
        ['interest-accepted', 'bob'],
        ['partnership-proposed', 'ana'],
        ['partnership-proposed', 'bob'],
      ],
    ],
    [{ type: 'InterestDeclined', data: { motive: 'calendar', message: 'v2' } }, 'ana', [['interest-declined', 'bob']]],
    [
      { type: 'InterestClarificationAsked', data: { question: 'v2', answerBy: '2026-10-01' } },
      'ana',
      [['clarification-asked', 'bob']],
    ],
    [{ type: 'InterestWithdrawn', data: {} }, 'bob', [['interest-withdrawn', 'ana']]],
    [{ type: 'InterestChased', data: {} }, 'system', [['interest-chased', 'ana']]],
    [
      { type: 'InterestLapsed', data: {} },
      'system',
      [
        ['interest-lapsed', 'bob'],
        ['interest-lapsed-unanswered', 'ana'],
      ],
    ],
  ])('%j is told to whom it concerns', async (event, by, expected) => {
    await world
      .given(...posted, expressed)
      .when(look)
      .then(200);
    world.mails.length = 0;
    await world
      .given({ stream: expressed.stream, events: [event], by })
      .when(look)
      .then(200);
    expect(templates()).toEqual(expected);
  });

  it('asks every coordinator who is no party to approve, and them alone', async () => {
    const parties = { practitioner: ['ana'], researcher: ['bob'] };
    const coordinator = (person: string) => ({
      stream: `person-${person}`,
      events: [{ type: 'RoleGranted', data: { role: 'coordinator' } }],
    });
    const stream = 'partnership-x';
    await world
      .given(
        ...posted,
        coordinator('ana'),
        coordinator('cleo'),
        {
          stream,
          events: [
            {
              type: 'PartnershipProposed',
              data: { partnership: 'x', interest, terrain: 't1', question: 'q1', parties, terms: {} },
            },
          ],
        },
        { stream, events: [{ type: 'PartnershipSubmitted', data: { side: 'researcher' } }] },
        {
          stream,
          events: [{ type: 'PartnershipFormed', data: { terrain: 't1', question: 'q1', approvedBy: 'cleo', parties } }],
          by: 'cleo',
        },
      )
      .when(look)
      .then(200);
    expect(templates()).toEqual([
      ['partnership-proposed', 'ana'],
      ['partnership-proposed', 'bob'],
      ['partnership-submitted', 'cleo'],
      ['partnership-formed', 'ana'],
      ['partnership-formed', 'bob'],
    ]);
  });

  it('gathers new matches in one digest a person, and never repeats one', async () => {
    await world
      .given(...posted, joined('ana', 'daily'), joined('bob', 'never'), suggested)
      .when(look)
      .then(200);
    await world.runJob('prepare-digests');
    await world.settle();
    expect(templates()).toEqual([['match-digest', 'ana']]);
    expect(JSON.parse(String(world.mails[0]?.data.items))).toEqual([
      { mine: terrainDraft.title, other: 'q1', title: questionDraft.title, path: '/questions/q1', label: 'probable' },
    ]);
    world.setNow('2026-09-03T08:00:00Z');
    await world.runJob('prepare-digests');
    await world.settle();
    expect(world.mails).toHaveLength(1);
  });

  it('mails a match once, though the views have not heard of the first digest yet', async () => {
    await world
      .given(...posted, joined('ana', 'immediate'), suggested)
      .when(look)
      .then(200);
    await world.runJob('prepare-digests');
    await world.runJob('prepare-digests');
    await world.settle();
    expect(templates()).toEqual([['match-digest', 'ana']]);
  });

  it('sends no digest of what was hidden after it was prepared', async () => {
    await world
      .given(...posted, joined('ana', 'daily'), suggested)
      .when(look)
      .then(200);
    await world.runJob('prepare-digests');
    const hide = post('/api/proposals/q1/hide', { reason: 'Une donnée nominative.' });
    await world.ask(hide.as({ ...bob, roles: ['coordinator'] }));
    await world.settle();
    expect(templates().filter(([template]) => template === 'match-digest')).toEqual([]);
  });

  it('leaves out of the digest what is closed or contested', async () => {
    const contested = {
      stream: suggested.stream,
      events: [{ type: 'MatchContested', data: { question: 'q1', terrain: 't1', concept: null, what: null } }],
    };
    await world
      .given(...posted, joined('ana', 'daily'), suggested, contested)
      .when(look)
      .then(200);
    await world.runJob('prepare-digests');
    await world.settle();
    expect(world.mails).toEqual([]);
  });

  it.each([
    ['a match put aside', false, []],
    ['a match put aside and brought back', true, [['match-digest', 'ana']]],
  ])('knows what became of %s', async (_, isBack, told) => {
    const pair = { question: 'q1', terrain: 't1' };
    const events = [
      { type: 'MatchDismissed', data: { ...pair, sides: ['terrain'], reason: null } },
      ...(isBack ? [{ type: 'MatchRestored', data: pair }] : []),
    ];
    await world
      .given(...posted, joined('ana', 'daily'), suggested, { stream: suggested.stream, events })
      .when(look)
      .then(200);
    await world.runJob('prepare-digests');
    await world.settle();
    expect(templates()).toEqual(told);
  });

  it('tells owners why theirs was hidden', async () => {
    await world
      .given(...posted)
      .when(post('/api/proposals/t1/hide', { reason: 'Une donnée nominative.' }).as({ ...bob, roles: ['coordinator'] }))
      .then(200);
    await world.settle();
    expect(templates()).toEqual([['proposal-hidden', 'ana']]);
  });

  it('has a template for every mail it asks for, in both languages, with one button', () => {
    const mails = Object.assign({}, ...allServices.map((service) => service.mails ?? {})) as Record<string, never>;
    const context = {
      data: { title: 'Titre', path: '/x', items: '[]', until: '2027-01-01', answerBy: '2027-01-01', due: '2027-01-01' },
      words: {},
      people: {},
      publicUrl: 'http://localhost',
      recipientName: 'Ana',
    };
    expect(asked.size).toBeGreaterThan(10);
    for (const template of asked) expect(mails).toHaveProperty(template);
    for (const language of languages)
      for (const [name, template] of Object.entries(mails) as [
        string,
        (c: object) => { subject: string; action?: object },
      ][]) {
        const said = template({ ...context, language });
        expect(said.subject, name).not.toMatch(/\{\w+\}|undefined/);
        expect(said.action, name).toBeDefined();
      }
  });
});
