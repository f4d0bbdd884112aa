import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '../../infra/db/precious.ts';
import type { MailSystem } from '../../infra/mail/open-mail.ts';
import { notices } from '../../services/notices/notices.service.ts';
import { matchStream } from '../../shared/contracts/match.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';
import { type PostOffice, postOffice, until } from '../infra/mail/post-office.ts';
import { ana, bob, cleo, get, openWorld, post, type World } from '../kit/slice-spec.ts';
import { type SmtpSink, smtpSink } from '../kit/smtp-sink.ts';

const posted = (proposal: string, author: string, kind: 'terrain' | 'question', title: string) => ({
  stream: `proposal-${proposal}`,
  by: author,
  events: [
    {
      type: 'ProposalPosted',
      data: {
        ...{ proposal, author, kind, onBehalf: false, provenance: null },
        content: { ...(kind === 'terrain' ? terrainDraft : questionDraft), title },
      },
    },
  ],
});
const suggested = (question: string, terrain: string, score: number) => ({
  stream: matchStream(question, terrain),
  events: [
    {
      type: 'MatchSuggested',
      data: {
        ...{ question, terrain, label: 'probable', score, vocabulary: 'v', concepts: [] },
        ...{ parts: [], fit: { sought: [], expected: [] }, among: 3 },
      },
    },
  ],
});
const expressed = {
  stream: 'interest-t1-bob',
  by: 'bob',
  events: [
    {
      type: 'InterestExpressed',
      data: {
        ...{ proposal: 't1', kind: 'terrain', person: 'bob', to: ['ana'], from: 'researcher' },
        ...{ withProposal: null, message: 'v1', answerBy: '2026-09-22' },
      },
    },
  ],
};
const declined = {
  stream: 'interest-t1-bob',
  by: 'ana',
  events: [{ type: 'InterestDeclined', data: { motive: 'calendar', message: null } }],
};
const withdrawn = { stream: 'interest-t1-bob', by: 'bob', events: [{ type: 'InterestWithdrawn', data: {} }] };
const daily = {
  stream: 'person-ana',
  events: [{ type: 'PreferencesChosen', data: { digest: 'daily', ownItems: true, language: 'fr' } }],
};
/** Ana's terrain with two questions of Bob's, both suggested. */
const two = [
  posted('t1', 'ana', 'terrain', 'Des guichets'),
  posted('q1', 'bob', 'question', 'Qui vient au guichet ?'),
  posted('q2', 'dom', 'question', 'Qui ne vient pas ?'),
  daily,
  suggested('q1', 't1', 900),
  suggested('q2', 't1', 800),
];

describe('a digest', { timeout: 30_000 }, () => {
  let world: World;
  let office: PostOffice;
  let smtp: SmtpSink;
  let system: MailSystem;
  beforeAll(async () => {
    world = await openWorld();
    office = await postOffice(world.database);
    smtp = await smtpSink();
  }, 60_000);
  beforeEach(async () => {
    await office.reset();
    await world.clear();
    smtp.mails.length = 0;
    // The server answers « later » until a test lets mails through.
    smtp.rules.recipient = () => 451;
    system = await office.open({
      smtpUrl: smtp.url,
      templates: notices.mails ?? {},
      read: world.house.store.read,
      retryMs: Array.from({ length: 60 }, () => 300),
    });
  });
  afterAll(async () => {
    await office.close();
    await smtp.close();
  });

  const rows = () => world.database.db.select().from(outbox);
  const given = async (...facts: Parameters<World['given']>) => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
    await world.settle();
  };
  const prepared = async () => {
    await world.runJob('prepare-digests');
    await world.settle();
    return world.mails.find(({ template }) => template === 'match-digest');
  };
  const settled = async () => (await rows()).every(({ state }) => state !== 'queued');
  const refusedOnce = async () => {
    const before = smtp.tries();
    await until(async () => smtp.tries() > before || (await settled()));
  };
  /** Makes Ana's digest, lets the mail server refuse it for now, then does something, then lets it through. */
  const waitingWhile = async (work: () => Promise<unknown>): Promise<string> => {
    await given(...two);
    const mail = await prepared();
    if (!mail) throw new Error('no digest was made');
    const tries = smtp.tries();
    await system.outbox.put(mail);
    await until(() => smtp.tries() > tries);
    await work();
    await world.settle();
    // What was being written before is refused, and written again after.
    await refusedOnce();
    smtp.rules.recipient = () => undefined;
    await until(settled);
    return smtp.mails.map(({ text }) => text ?? '').join();
  };
  const dismiss = (question: string) => world.ask(post(`/api/matches/${question}/t1/dismiss`, {}).as(ana));

  it('tells what is still true when it leaves', async () => {
    expect(await waitingWhile(async () => {})).toMatch(/Qui vient au guichet[\s\S]*Qui ne vient pas/);
  });

  it.each<[string, (question: string) => Promise<unknown>]>([
    ['dismissed', dismiss],
    ['said to be wrong', (question) => world.ask(post(`/api/matches/${question}/t1/contest`, {}).as(ana))],
    ['closed', () => world.ask(post('/api/proposals/q1/withdraw', { reason: '' }).as(bob))],
    ['hidden', () => world.ask(post('/api/proposals/q1/hide', { reason: 'Une donnée nominative.' }).as(cleo))],
    ['declined', () => given(expressed, declined)],
  ])('that waited does not tell of a match %s meanwhile, and tells the other', async (_, close) => {
    const told = await waitingWhile(() => close('q1'));
    expect(told).not.toContain('Qui vient au guichet');
    expect(told).toContain('Qui ne vient pas');
    expect(smtp.mails[0]?.subject).toBe('1 rapprochement nouveau pour vous');
  });

  it('of which nothing is left is not sent at all', async () => {
    await waitingWhile(async () => {
      await dismiss('q1');
      await dismiss('q2');
    });
    expect(smtp.mails).toEqual([]);
    expect((await rows())[0]).toMatchObject({ state: 'discarded', lastError: 'nothing left to tell' });
  });

  it('is not made of what was dismissed or declined before, even while no view has heard of it', async () => {
    await given(...two, expressed, declined);
    await dismiss('q2');
    expect(await prepared()).toBeUndefined();
  });

  it('tells of a match though a request was made and taken back', async () => {
    await given(...two, expressed, withdrawn);
    expect(JSON.parse(String((await prepared())?.data.matches))).toHaveLength(2);
  });
});
