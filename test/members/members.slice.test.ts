import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { members } from '../../services/members/members.service.ts';
import type { PeopleList } from '../../shared/contracts/person-answers.ts';
import { engines } from '../kit/database.ts';
import { ana, asker, bob, cleo, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';

const ada = asker('ada', 'administrator');
const anaJoined = {
  stream: 'person-ana',
  events: [
    { type: 'PersonJoined', data: { person: 'ana', name: 'v-ana', organisation: '', language: 'fr', invitedBy: null } },
    { type: 'RoleClaimed', data: { role: 'practitioner' } },
  ],
};
const profile = { name: 'Ana Belmont', roles: ['practitioner'], organisation: 'Ville de Sablières', language: 'fr' };

describe.each(engines)('members on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open, active: [members] });
  }, 60_000);
  afterAll(() => world.close());
  beforeEach(() => world.clear());
  const me = async (who = ana) => (await world.ask(get('/api/me').as(who))).body as Record<string, unknown>;

  describe('my profile', () => {
    it('is empty before joining', async () => {
      expect(await me()).toMatchObject({ joined: false, name: '', address: null, roles: [], version: 0 });
    });
    it('joins at the first PUT, revises at the next', async () => {
      await world.given().when(put('/api/me', profile).as(ana)).then(200, ['PersonJoined', 'RoleClaimed']);
      expect(await me()).toMatchObject({ joined: true, name: 'Ana Belmont', organisation: 'Ville de Sablières' });
      await world
        .given()
        .when(put('/api/me', { ...profile, name: 'Ana Belmont-Roy', roles: ['researcher'] }).as(ana))
        .then(200, ['ProfileRevised', 'RoleClaimed', 'RoleRevoked']);
      expect(await me()).toMatchObject({ name: 'Ana Belmont-Roy', roles: ['researcher'], version: 5 });
    });
    it('records nothing when nothing changed', async () => {
      await world.ask(put('/api/me', profile).as(ana));
      await world.given().when(put('/api/me', profile).as(ana)).then(200, []);
    });
    it('says what is wrong, field by field', async () => {
      const nobody = asker('nouvelle');
      const none = await world.ask(put('/api/me', { ...profile, roles: [] }).as(nobody));
      expect(none.body).toMatchObject({ status: 422, fields: { roles: { code: 'role-missing' } } });
      const answer = await world.ask(
        put('/api/me', { name: 'A', roles: ['x'], organisation: 'x'.repeat(141) }).as(ana),
      );
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          name: { code: 'name-too-short' },
          'roles.0': { code: 'role-unknown' },
          organisation: { code: 'organisation-too-long' },
        },
      });
    });
    it('lets nobody take a granted role', async () => {
      await world
        .given()
        .when(put('/api/me', { ...profile, roles: ['administrator'] }).as(ana))
        .refused(422, 'fields-wrong');
      await world
        .given(anaJoined)
        .when(post('/api/me/roles', { role: 'coordinator' }).as(ana))
        .refused(422, 'fields-wrong');
    });
    it('takes one more role at once', () =>
      world
        .given(anaJoined)
        .when(post('/api/me/roles', { role: 'researcher' }).as(ana))
        .then(200, ['RoleClaimed']));
    it('notices that it changed meanwhile', () =>
      world
        .given(anaJoined)
        .when(put('/api/me', profile, { 'if-match': '"1"' }).as(ana))
        .refused(412, 'changed-meanwhile'));
    it('is for whoever is signed in', () => world.given().when(get('/api/me')).refused(401, 'sign-in-first'));
    it('repeats a request without repeating its effect', async () => {
      const key = { 'idempotency-key': 'one' };
      const first = await world.ask(put('/api/me', profile, key).as(ana));
      const again = await world.ask(put('/api/me', profile, key).as(ana));
      expect(again.body).toEqual(first.body);
    });
  });

  describe('preferences', () => {
    const chosen = { digest: 'daily', ownItems: false, language: 'en' };
    it('begin calm, and are chosen', async () => {
      await world.given(anaJoined).when(get('/api/me/preferences').as(ana)).then(200);
      expect((await me()).preferences).toEqual({ digest: 'weekly', ownItems: true, language: 'fr' });
      await world.given().when(put('/api/me/preferences', chosen).as(ana)).then(200, ['PreferencesChosen']);
      expect(await me()).toMatchObject({ preferences: chosen, language: 'en' });
    });
    it('refuse another rhythm', () =>
      world
        .given(anaJoined)
        .when(put('/api/me/preferences', { ...chosen, digest: 'hourly' }).as(ana))
        .refused(422, 'fields-wrong'));
    it('need a profile', () =>
      world.given().when(put('/api/me/preferences', chosen).as(ana)).refused(404, 'person-unknown'));
  });

  describe('people', () => {
    const invitation = {
      name: 'Bruno Vasseur',
      email: 'bruno@sablieres.example',
      roles: ['researcher'],
      organisation: 'Labo',
    };
    const list = async (query = '') => (await world.ask(get(`/api/people${query}`).as(cleo))).body as PeopleList;

    it('are registered by a coordinator, with or without an address', async () => {
      await world.given().when(post('/api/people', invitation).as(cleo)).then(201, ['PersonJoined', 'RoleGranted']);
      await world
        .given()
        .when(post('/api/people', { ...invitation, email: null, name: 'Chloé Sans-Adresse' }).as(cleo))
        .then(201);
      expect((await list()).people.map(({ name, address, invited }) => ({ name, address, invited }))).toEqual(
        expect.arrayContaining([
          { name: 'Bruno Vasseur', address: 'bruno@sablieres.example', invited: true },
          { name: 'Chloé Sans-Adresse', address: null, invited: true },
        ]),
      );
    });
    it('are registered once per address', async () => {
      await world.ask(post('/api/people', invitation).as(cleo));
      await world
        .given()
        .when(post('/api/people', { ...invitation, email: 'BRUNO@sablieres.example' }).as(cleo))
        .refused(409, 'person-address-taken');
    });
    it('are registered though the server stopped between their account and their profile', async () => {
      await world.house.deps.accounts.open('half-made', invitation.email);
      const answer = await world.given().when(post('/api/people', invitation).as(cleo)).then(201);
      expect(answer.body).toMatchObject({ id: 'half-made' });
    });
    it('are registered once per request', async () => {
      const key = { 'idempotency-key': 'one' };
      const first = await world.ask(post('/api/people', invitation, key).as(cleo));
      const again = await world.ask(post('/api/people', invitation, key).as(cleo));
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect((await list()).total).toBe(1);
    });
    it('are not registered by others', async () => {
      for (const who of [ana, bob, ada])
        await world.given().when(post('/api/people', invitation).as(who)).refused(403, 'not-allowed');
      await world.given().when(post('/api/people', invitation)).refused(401, 'sign-in-first');
    });
    it('are listed for the coordination only, page by page', async () => {
      for (const n of Array(55).keys())
        await world.ask(post('/api/people', { ...invitation, email: null, name: `Personne ${n}` }).as(cleo));
      const first = await list();
      expect([first.people.length, first.total, typeof first.next]).toEqual([50, 55, 'string']);
      const second = await list(`?after=${first.next}`);
      expect(new Set([...first.people, ...second.people].map(({ person }) => person)).size).toBe(55);
      expect(second.next).toBeNull();
      await world.given().when(get('/api/people').as(ana)).refused(403, 'not-allowed');
    });
    it('are found by name without accents, by address, by role', async () => {
      await world.ask(post('/api/people', { ...invitation, name: 'Éloïse Grün' }).as(cleo));
      await world.ask(post('/api/people', { ...invitation, email: null, roles: ['practitioner'] }).as(cleo));
      const names = async (query: string) => (await list(query)).people.map(({ name }) => name);
      expect(await names('?q=grun%20labo')).toEqual(['Éloïse Grün']);
      expect(await names('?q=Bruno%40sablieres.example')).toEqual(['Éloïse Grün']);
      expect(await names('?q=a%40%40x')).toEqual([]);
      expect(await names('?role=practitioner')).toEqual(['Bruno Vasseur']);
    });
    it.each(['x', 'W10', Buffer.from('[1e300,"a"]').toString('base64url')])('refuse the cursor %s', (cursor) =>
      world
        .given()
        .when(get(`/api/people?after=${cursor}`).as(cleo))
        .refused(400, 'cursor-unreadable'),
    );
  });

  describe('granted roles', () => {
    const grant = { role: 'coordinator', held: true };
    it('are granted and taken away by an administrator', async () => {
      await world.given(anaJoined).when(post('/api/people/ana/roles', grant).as(ada)).then(200, ['RoleGranted']);
      expect(await me()).toMatchObject({ roles: ['practitioner', 'coordinator'] });
      await world
        .given()
        .when(post('/api/people/ana/roles', { ...grant, held: false }).as(ada))
        .then(200, ['RoleRevoked']);
      expect(await me()).toMatchObject({ roles: ['practitioner'] });
    });
    it('are not for others to give, nor to take for oneself', async () => {
      for (const who of [ana, bob, cleo])
        await world.given().when(post('/api/people/ana/roles', grant).as(who)).refused(403, 'not-allowed');
    });
    it('need somebody', () =>
      world.given().when(post('/api/people/nobody/roles', grant).as(ada)).refused(404, 'person-unknown'));
  });

  describe('erasing', () => {
    it('is asked for in full knowledge', () =>
      world.given(anaJoined).when(post('/api/me/erase', {}).as(ana)).refused(422, 'fields-wrong'));
    it('happens once, and leaves nothing to revise', async () => {
      await world
        .given(anaJoined)
        .when(post('/api/me/erase', { understood: true }).as(ana))
        .then(200, ['PersonErased']);
      await world
        .given()
        .when(post('/api/me/erase', { understood: true }).as(ana))
        .then(200, []);
      await world.given().when(put('/api/me', profile).as(ana)).refused(409, 'person-erased');
      expect(await me()).toMatchObject({ joined: false, name: '', roles: [], organisation: '' });
    });
    it('is for whoever is signed in', () =>
      world
        .given()
        .when(post('/api/me/erase', { understood: true }))
        .refused(401, 'sign-in-first'));
  });
});
