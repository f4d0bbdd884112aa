import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  EditionList,
  MeetingPage,
  MinutesPreview,
  ResourceList,
  TakenUp,
} from '../../shared/contracts/meeting-answers.ts';
import type { ProposalList, ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { terrainDraft } from '../board/drafts.ts';
import { engines } from '../kit/database.ts';
import { ana, bob, cleo, del, get, openWorld, post, put, type World } from '../kit/slice-spec.ts';

const source = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const ID = '2021-12-01-1';

describe.each(engines)('meetings on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const preview = async (name = 'edition-en-tirets.md'): Promise<MinutesPreview> =>
    (await world.ask(post('/api/minutes/preview', { name, text: source(name) }).as(cleo))).body;
  const imported = async (recorded?: string[]) => {
    const { notUnderstood: _, ...record } = await preview();
    await world.given().when(post('/api/minutes', record).as(cleo)).then(201, recorded);
  };
  const page = async (id = ID, as = cleo): Promise<MeetingPage> =>
    (await world.ask(get(`/api/meetings/${id}`).as(as))).body;

  it('previews without recording', async () => {
    const read = await preview();
    expect(read.editions[0]?.meetings).toHaveLength(2);
    expect(read.notUnderstood.map((line) => line.line)).toEqual([3]);
    expect(await world.recorded()).toEqual([]);
  });
  it('says why a document cannot be read', async () => {
    const answer = await world.ask(post('/api/minutes/preview', { name: 'x', text: 'rien' }).as(cleo));
    expect(answer.body).toMatchObject({ status: 422, fields: { text: { code: 'minutes-without-meeting' } } });
  });
  it('records what was read, names in the vault alone', async () => {
    await imported();
    const shown = await page();
    expect(shown).toMatchObject({ title: 'L’eau et les rivages', date: '2021-12-01', status: 'draft', leads: 4 });
    expect(shown.speakers.map((speaker) => speaker.name)).toContain('Maude Kerloc’h');
    expect(shown.notes.find((note) => note.line === 28)).toMatchObject({ id: 'ligne-28', heading: 'Mesurer' });
    const log = JSON.stringify(await world.house.store.read(`meeting-${ID}`));
    expect(log).not.toContain('Ismaël');
    expect(log).not.toContain('exemple-rivage.fr');
  });
  it('records the same document once', async () => {
    await imported();
    await imported([]);
  });
  it('refuses another document for the same meeting, and the same number twice', async () => {
    await imported();
    const { notUnderstood: _, ...record } = await preview();
    await world
      .given()
      .when(post('/api/minutes', { ...record, sha256: 'f'.repeat(64) }).as(cleo))
      .refused(409, 'meeting-already-imported');
    const [edition] = record.editions;
    const doubled = edition && { ...edition, meetings: edition.meetings.map((held) => ({ ...held, number: 7 })) };
    await world
      .given()
      .when(post('/api/minutes', { ...record, editions: [doubled] }).as(cleo))
      .refused(409, 'meeting-numbered-twice');
  });
  it('records corrections, and says beside the field what is wrong', async () => {
    const { notUnderstood: _, ...record } = await preview();
    const meeting = record.editions[0]?.meetings[0];
    if (!meeting) throw new Error('no meeting');
    meeting.title = '';
    const refused = await world.ask(post('/api/minutes', record).as(cleo));
    expect(refused.body).toMatchObject({
      fields: { 'editions.0.meetings.0.title': { code: 'minutes-meeting-untitled' } },
    });
    meeting.title = 'L’eau, corrigée par anne@exemple.fr';
    await world.given().when(post('/api/minutes', record).as(cleo)).then(201);
    expect((await page()).title).toBe('L’eau, corrigée par [adresse masquée]');
  });

  it('shows notes taken or corrected since only once published again', async () => {
    await imported();
    const publish = post(`/api/meetings/${ID}/publish`).as(cleo);
    await world.given().when(publish).then(200);
    const before = await page(ID, ana);
    const [first] = before.notes;
    const note = { kind: 'resource', text: 'Un guide que nul n’a encore relu' };
    await world.ask(post(`/api/meetings/${ID}/notes`, note).as(cleo));
    await world.ask(put(`/api/meetings/${ID}/notes/${first?.id}`, { text: 'Des mots corrigés depuis' }).as(cleo));
    expect((await page(ID, ana)).notes).toEqual(before.notes);
    expect((await page()).notes.map(({ text }) => text)).toEqual(expect.arrayContaining([note.text]));
    const found = get(`/api/resources?q=${encodeURIComponent('guide que nul')}`);
    expect(((await world.ask(found)).body as ResourceList).items).toEqual([]);
    const publicCard = ((await world.ask(get('/api/meetings'))).body as EditionList)[0]?.meetings[0];
    expect(publicCard?.resources).toBe(before.resources);
    await world.given().when(publish).then(200);
    const after = (await page(ID, ana)).notes;
    expect(after.map(({ text }) => text)).toEqual(expect.arrayContaining([note.text, 'Des mots corrigés depuis']));
    expect(((await world.ask(found)).body as ResourceList).items).toHaveLength(1);
  });
  it('answers a note taken twice by the same request as one', async () => {
    await imported();
    const take = post(
      `/api/meetings/${ID}/notes`,
      { kind: 'lead', text: 'Une piste dite deux fois' },
      {
        'idempotency-key': 'k',
      },
    ).as(cleo);
    const [one, two] = [await world.ask(take), await world.ask(take)];
    expect(two.body).toEqual(one.body);
    expect((await page()).notes.filter(({ text }) => text === 'Une piste dite deux fois')).toHaveLength(1);
  });
  it('shows minutes to everybody once published', async () => {
    await imported();
    expect((await world.ask(get('/api/meetings'))).body).toEqual([]);
    expect((await world.ask(get(`/api/meetings/${ID}`))).body).toMatchObject({ status: 404, code: 'meeting-unknown' });
    await world
      .given()
      .when(post(`/api/meetings/${ID}/publish`).as(cleo))
      .then(200, ['MinutesPublished']);
    const editions = (await world.ask(get('/api/meetings'))).body as EditionList;
    expect(editions.map((edition) => edition.meetings.map((held) => held.id))).toEqual([[ID]]);
    expect((await world.ask(get(`/api/meetings/${ID}`))).status).toBe(200);
    const found = (await world.ask(get('/api/resources?q=ATLAS'))).body as ResourceList;
    expect(found.items).toMatchObject([{ meeting: ID, links: ['https://exemple.org/atlas'] }]);
  });
  it('corrects, adds and removes notes, keeping the first words', async () => {
    await imported();
    const at = `/api/meetings/${ID}/notes`;
    await world
      .given()
      .when(put(`${at}/ligne-24`, { text: 'Le rivage // la carte' }).as(cleo))
      .then(200, ['NoteRevised']);
    await world
      .given()
      .when(post(at, { kind: 'terrain', text: 'La baie des Genêts' }).as(cleo))
      .then(201, ['NoteTaken']);
    await world
      .given()
      .when(del(`${at}/ligne-23`).as(cleo))
      .then(200, ['NoteRemoved']);
    const { notes } = await page();
    expect(notes.find((note) => note.id === 'ligne-24')).toMatchObject({
      text: 'Le rivage // la carte',
      original: 'Le rivage des cartes // le rivage des promeneurs.',
    });
    expect(notes.some((note) => note.id === 'ligne-23')).toBe(false);
    expect(notes.at(-1)).toMatchObject({ text: 'La baie des Genêts', line: null });
  });

  describe('taking up', () => {
    const one = `/api/meetings/${ID}/notes/ligne-23`;
    it('makes a question of a lead, on behalf of those who said it', async () => {
      await imported();
      const answer = await world
        .given()
        .when(post(`${one}/take-up`, { kind: 'as-suggested' }).as(cleo))
        .then(201, ['NoteTakenUp']);
      await world.settle();
      const { id } = answer.body as { id: string };
      const proposal = (await world.ask(get(`/api/proposals/${id}`))).body as ProposalPage;
      expect(proposal).toMatchObject({
        kind: 'question',
        onBehalf: true,
        owners: [{ person: 'cleo' }],
        provenance: { meeting: ID, note: 'ligne-23', line: 23, label: 'L’eau et les rivages' },
      });
      expect((await page()).notes[0]?.proposal).toBe(id);
      await world
        .given()
        .when(post(`${one}/take-up`, { kind: 'as-suggested' }).as(cleo))
        .refused(409, 'note-already-taken-up');
    });
    it('takes the content as corrected, place settled', async () => {
      await imported();
      const content = { ...terrainDraft, territory: { level: 'commune', label: 'saint brieuc' } };
      const terrain = `/api/meetings/${ID}/notes/ligne-42/take-up`;
      await world
        .given()
        .when(post(terrain, { kind: 'terrain', content }).as(cleo))
        .then(201);
      await world.settle();
      const list = (await world.ask(get('/api/terrains'))).body as ProposalList;
      expect(list.items[0]).toMatchObject({ title: terrainDraft.title, territory: { code: '22278' } });
    });
    it('says what is wrong with the content beside each field', async () => {
      await imported();
      const content = { ...terrainDraft, title: 'x', until: '2020-01-01' };
      const terrain = `/api/meetings/${ID}/notes/ligne-42/take-up`;
      const short = await world.ask(post(terrain, { kind: 'terrain', content }).as(cleo));
      expect(short.body).toMatchObject({ fields: { 'content.title': { code: 'title-too-short' } } });
      const past = { ...content, title: terrainDraft.title };
      const gone = await world.ask(post(terrain, { kind: 'terrain', content: past }).as(cleo));
      expect(gone.body).toMatchObject({ fields: { 'content.until': { code: 'proposal-until-past' } } });
    });
    it('takes up everything in one go, once, even when the fact is told twice', async () => {
      await imported();
      const answer = await world
        .given()
        .when(post(`/api/meetings/${ID}/take-up`).as(cleo))
        .then(201);
      const taken = answer.body as TakenUp;
      expect(taken.taken).toHaveLength(6);
      expect(taken.skipped).toEqual([]);
      await world.settle();
      const reactor = world.house.followers.find(({ name }) => name === 'board_taken_up');
      if (!reactor || !('react' in reactor)) throw new Error('no reactor');
      const [fact] = (await world.house.log.page(world.database.db, { after: 0, upTo: 999 })).filter(
        ({ type }) => type === 'NoteTakenUp',
      );
      await (reactor.react as (told: unknown) => Promise<void>)(fact);
      const questions = (await world.ask(get('/api/questions'))).body as ProposalList;
      expect(questions.total).toBe(4);
      const again = await world
        .given()
        .when(post(`/api/meetings/${ID}/take-up`).as(cleo))
        .then(201, []);
      expect((again.body as TakenUp).taken).toEqual([]);
    });
  });

  const closed: [string, ReturnType<typeof post>][] = [
    ['preview', post('/api/minutes/preview', { name: 'x', text: 'SESSION 1 – x' })],
    ['record', post('/api/minutes', { name: 'x', sha256: 'a'.repeat(64), editions: [] })],
    ['publish', post(`/api/meetings/${ID}/publish`)],
    ['submit', post(`/api/meetings/${ID}/submit`)],
    ['approve', post(`/api/meetings/${ID}/approve`)],
    ['take a note', post(`/api/meetings/${ID}/notes`, { kind: 'lead', text: 'Une note de plus' })],
    ['correct', put(`/api/meetings/${ID}/notes/ligne-23`, { text: 'Autre chose' })],
    ['remove', del(`/api/meetings/${ID}/notes/ligne-23`)],
    ['see the suggestion', get(`/api/meetings/${ID}/notes/ligne-23/proposal`)],
    ['take up', post(`/api/meetings/${ID}/notes/ligne-23/take-up`, { kind: 'as-suggested' })],
    ['take all up', post(`/api/meetings/${ID}/take-up`)],
    ['read the history', get(`/api/meetings/${ID}/timeline`)],
  ];
  it.each(closed)('only the coordination may %s', async (_, asking) => {
    await imported();
    await world.given().when(asking).refused(401, 'sign-in-first');
    await world.given().when(asking.as(ana)).refused(403, 'not-allowed');
    await world.given().when(asking.as(bob)).refused(403, 'not-allowed');
  });
});
