import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsOver } from '../../infra/auth/accounts.ts';
import { compose, type House, type Outside } from '../../infra/compose.ts';
import type { Database } from '../../infra/db/database.ts';
import { fillDemo } from '../../infra/demo/fill-demo.ts';
import { demoGreeting } from '../../infra/demo/greeting.ts';
import { addressOf, names, people } from '../../infra/demo/people.ts';
import { questionsAsked } from '../../infra/demo/questions.ts';
import { terrainsOfPeople } from '../../infra/demo/terrains-of-people.ts';
import { terrainsOfPlaces } from '../../infra/demo/terrains-of-places.ts';
import { vaultOver } from '../../infra/event-store/vault.ts';
import { createApp } from '../../infra/http/app.ts';
import { officialPlaces } from '../../infra/places.ts';
import { personalDataOver } from '../../infra/privacy/personal-data.ts';
import { catchUp } from '../../infra/runner/follower.ts';
import { bringViewsUp } from '../../infra/runner/rebuild.ts';
import { allServices } from '../../infra/services.ts';
import { peopleOver, rolesOf } from '../../services/members/members.service.ts';
import { QuestionContent, TerrainContent } from '../../shared/contracts/proposal-content.ts';
import { check } from '../../shared/kernel/check.ts';
import { daysAfter } from '../../shared/kernel/days.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { testDatabase } from '../kit/database.ts';

const NOW = new Date('2027-03-04T10:30:00Z');
const TODAY = '2027-03-04';
const clock = { now: () => NOW, today: () => TODAY };
const day = (fromToday: number) => daysAfter(TODAY, fromToday);

describe('the demonstration', () => {
  let database: Database;
  let outside: Outside;
  let house: House;
  let facts: readonly Logged[];
  const jobs: string[] = [];
  const parked: string[] = [];

  const all = async () => house.log.page(database.db, { after: 0, upTo: await house.log.head(database.db) });
  const ofType = (type: string) => facts.filter((fact) => fact.type === type);

  beforeAll(async () => {
    database = await testDatabase();
    const accounts = accountsOver(database.db, clock);
    outside = {
      database,
      clock,
      outbox: { put: async () => {} },
      jobs: {
        add: async (name) => {
          jobs.push(name);
        },
      },
      accounts,
      people: peopleOver(database.db, vaultOver(database.db), accounts),
      personalData: personalDataOver(database, clock),
      places: officialPlaces(),
      publicUrl: 'http://localhost',
    };
    house = compose(allServices, outside);
    const views = allServices.flatMap((service) => service.views);
    await bringViewsUp(database, house.log, views);
    expect(await fillDemo(house, outside)).toBe('filled');
    const spec = { database, log: house.log, now: clock.now };
    const onParked = (follower: string, fact: Logged) => parked.push(`${follower}: ${fact.type}`);
    for (const follower of house.followers) await catchUp({ ...spec, onParked }, follower);
    facts = await all();
  }, 180_000);
  afterAll(() => database.close());

  const ask = async <T>(who: string | null, path: string): Promise<T> => {
    const person = who ? ((await outside.accounts.byAddress(addressOf(who as keyof typeof people))) ?? '') : '';
    const app = createApp({
      house,
      identify: async () => (person ? { person, roles: await rolesOf(database.db, person) } : null),
    });
    const response = await app.request(path);
    expect(`${response.status} ${path}`).toBe(`200 ${path}`);
    return (await response.json()) as T;
  };

  it('opens an account for everybody, with the roles they need', async () => {
    for (const name of names) expect(await outside.accounts.byAddress(addressOf(name)), name).toBeDefined();
    expect(await ask('coordination', '/api/me')).toMatchObject({ roles: ['coordinator'], joined: true });
    expect(await ask('administration', '/api/me')).toMatchObject({ joined: true });
    expect(await ask('praticienne', '/api/me')).toMatchObject({ roles: ['practitioner'] });
    expect(await ask('chercheuse', '/api/me')).toMatchObject({ roles: ['researcher'] });
  });

  it('shows proposals in every state, over many themes and territories', async () => {
    const questions = ofType('QuestionProgressed');
    expect(ofType('ProposalPosted').length).toBeGreaterThanOrEqual(30);
    for (const type of ['ProposalPaused', 'ProposalExpired', 'ProposalWithdrawn', 'ProposalHandedOver'])
      expect(ofType(type), type).not.toEqual([]);
    expect(questions.map(({ data }) => (data as { state: string }).state).sort()).toEqual([
      'answered',
      'contested',
      'partly-answered',
      'studied',
    ]);
    const contents = [...terrainsOfPeople(day), ...terrainsOfPlaces(day)].map(({ content }) => content);
    expect(new Set(contents.flatMap(({ themes }) => themes)).size).toBeGreaterThanOrEqual(18);
    expect(new Set(contents.map(({ territory }) => territory.label)).size).toBe(contents.length);
  });

  it('shows exchanges and partnerships in every state', async () => {
    for (const type of [
      'InterestClarificationAsked',
      'InterestDeclined',
      'InterestWithdrawn',
      'InterestChased',
      'InterestLapsed',
      'PartnershipSubmitted',
      'PartnershipReturned',
      'PartnershipFormed',
      'PartnershipConcluded',
      'RestitutionPromised',
      'RestitutionGiven',
      'MessageSent',
    ])
      expect(ofType(type), type).not.toEqual([]);
    const { items: mine } = await ask<{ items: { status: string; answerBy: string }[] }>(
      'praticienne',
      '/api/interests',
    );
    expect(mine.some(({ status, answerBy }) => status === 'asked' && answerBy <= day(5))).toBe(true);
    const { items: queue } = await ask<{ items: { status: string }[] }>('coordination', '/api/queue/partnerships');
    expect(queue.map(({ status }) => status)).toEqual(['submitted']);
    const { items: theirs } = await ask<{ items: { status: string }[] }>('mathilde', '/api/partnerships');
    expect(theirs.map(({ status }) => status).sort()).toEqual(['concluded', 'writing']);
  });

  it('tells on the page of a terrain what came of it', async () => {
    const posted = ofType('ProposalPosted').map(({ data }) => data as { proposal: string; content: { title: string } });
    const bus = posted.find(({ content }) => content.title.includes('bus des droits'));
    const outcomes = JSON.stringify(await ask(null, `/api/proposals/${bus?.proposal}/outcomes`));
    expect(outcomes).toContain('"given"');
    expect(outcomes).toContain('"promised"');
  });

  it('publishes minutes, and shows where proposals taken from them come from', async () => {
    const [edition] = await ask<{ meetings: { title: string; takenUp: number }[] }[]>(null, '/api/meetings');
    expect(edition?.meetings.map(({ takenUp }) => takenUp)).toEqual([2, 2]);
    expect(ofType('ProposalPosted').filter(({ data }) => (data as { provenance: unknown }).provenance).length).toBe(4);
    expect(ofType('NoteTaken').length).toBeGreaterThanOrEqual(25);
  });

  it('records nothing ahead of today, in order, and puts no fact aside', () => {
    const instants = facts.map(({ at }) => at.getTime());
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
    expect(Math.max(...instants)).toBeLessThanOrEqual(NOW.getTime());
    expect(parked).toEqual([]);
  });

  it('asks for matches through the queue', () => expect(jobs).toContain('suggest-matches'));

  it('keeps every text within its limits, with real apostrophes', () => {
    for (const { key, content } of [...terrainsOfPeople(day), ...terrainsOfPlaces(day)])
      expect(check(TerrainContent, content), key).toMatchObject({ ok: true });
    for (const { key, content } of questionsAsked(day))
      expect(check(QuestionContent, content), key).toMatchObject({ ok: true });
    const texts = JSON.stringify([terrainsOfPeople(day), terrainsOfPlaces(day), questionsAsked(day), people]);
    expect(texts).not.toMatch(/\p{L}'\p{L}/u);
  });

  it('leaves an instance that holds something as it is, and says so', async () => {
    expect(await fillDemo(house, outside)).toBe('kept');
    expect((await all()).length).toBe(facts.length);
    expect(demoGreeting('kept', 'http://localhost', null)).toContain('n’y a rien changé');
    const greeting = demoGreeting('filled', 'http://localhost', 'http://localhost/courrier');
    expect(greeting).toContain('praticienne@demo.example');
    expect(greeting).toContain('2. http://localhost/courrier');
    expect(demoGreeting('filled', 'http://localhost', null)).toContain('le serveur de courrier de SMTP_URL');
  });
});
