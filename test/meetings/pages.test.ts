import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ambient } from '../../services/kit/http.ts';
import type { MinutesPreview } from '../../shared/contracts/meeting-answers.ts';
import { type Asker, ana, cleo, openWorld, post, type World } from '../kit/slice-spec.ts';
import { meetingsSite } from './meetings-site.ts';

const source = readFileSync(new URL('./fixtures/edition-en-tirets.md', import.meta.url), 'utf8');
const ID = '2021-12-01-1';

describe('the pages of meetings', () => {
  let world: World;
  let site: Hono<Ambient>;
  beforeAll(async () => {
    world = await openWorld();
    site = meetingsSite(world);
  });
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const open = (path: string, who?: Asker) =>
    site.request(path, { headers: { accept: 'text/html', ...(who && { 'x-asker': JSON.stringify(who) }) } });
  const read = async (path: string, who?: Asker) => {
    const answer = await open(path, who);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const seen = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', '’')
      .replace(/[\s\u00a0\u202f]+/g, ' ');
  const imported = async () => {
    const preview = await world.ask(post('/api/minutes/preview', { name: 'cr.md', text: source }).as(cleo));
    const { notUnderstood: _, ...record } = preview.body as MinutesPreview;
    await world.ask(post('/api/minutes', record).as(cleo));
  };
  const published = async () => {
    await imported();
    await world.ask(post(`/api/meetings/${ID}/publish`, {}).as(cleo));
  };

  it('says why there is nothing, and what to do', async () => {
    expect(seen(await read('/seances'))).toContain('Aucun compte rendu n’est encore publié');
    expect(seen(await read('/ressources'))).toContain('Aucune ressource n’est encore publiée');
    expect(seen(await read('/seances?lang=en'))).toContain('No minutes have been published yet');
  });
  it('lists editions with their meetings, drafts for the coordination alone', async () => {
    await published();
    const everybody = seen(await read('/seances'));
    expect(everybody).toContain('Édition du 1er décembre 2021');
    expect(everybody).toContain('4 pistes');
    expect(everybody).not.toContain('Les écoles l’été');
    expect(seen(await read('/seances', cleo))).toContain('Les écoles l’été');
  });
  it('shows minutes under their headings, each line with an address one can cite', async () => {
    await published();
    const html = await read(`/seances/${ID}`);
    const text = seen(html);
    for (const said of ['Maude Kerloc’h', 'Partir ou rester', 'Habiter le rivage', 'le trait de côte', 'ligne 28'])
      expect(text).toContain(said);
    expect(html).toMatch(/<li id="ligne-28"/);
    expect(html).toContain('href="#ligne-28"');
    expect(html).toContain('href="https://exemple.org/atlas"');
    expect(html).not.toContain('exemple-rivage.fr');
    expect(html).not.toContain('note-desk');
  });
  it('leads from a note to the question it became', async () => {
    await published();
    const taken = await world.ask(
      post(`/api/meetings/${ID}/notes/ligne-23/take-up`, { kind: 'as-suggested' }).as(cleo),
    );
    const { id } = taken.body as { id: string };
    expect(await read(`/seances/${ID}`)).toContain(`href="/questions/${id}"`);
  });
  it('keeps drafts from visitors, with tools for the coordination', async () => {
    await imported();
    expect((await open(`/seances/${ID}`)).status).toBe(404);
    expect((await open(`/seances/${ID}`, ana)).status).toBe(404);
    const html = await read(`/seances/${ID}`, cleo);
    expect(html).toContain('<minutes-desk');
    expect(seen(html)).toContain('il n’est pas encore publié');
  });
  it('finds resources by a word, with the line where they were mentioned', async () => {
    await published();
    const text = seen(await read('/ressources?q=digues'));
    expect(text).toContain('1 ressource');
    expect(text).toContain('ligne 38');
    expect(seen(await read('/ressources?q=rien-de-tel'))).toContain('Aucune ressource ne contient ces mots');
    expect((await open('/ressources?apres=zz')).status).toBe(400);
  });
  it('opens the import to the coordination alone', async () => {
    expect(await read('/coordination/import', cleo)).toContain('<import-minutes>');
    expect((await open('/coordination/import', ana)).status).toBe(403);
  });
  it('sends English addresses to the French ones', async () => {
    expect((await open('/meetings')).headers.get('location')).toBe('/seances');
    expect((await open(`/meetings/${ID}`)).headers.get('location')).toBe(`/seances/${ID}`);
    expect((await open('/resources?q=a')).headers.get('location')).toBe('/ressources?q=a');
  });
});
