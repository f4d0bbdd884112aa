import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ambient } from '../../services/kit/http.ts';
import type { QuestionContent, TerrainContent } from '../../shared/contracts/proposal-content.ts';
import { type Asker, ana, bob, cleo, eve, openWorld, type World } from '../kit/slice-spec.ts';
import { boardSite } from './board-site.ts';
import { questionDraft, terrainDraft } from './drafts.ts';

describe('the board’s pages', () => {
  let world: World;
  let site: Hono<Ambient>;
  beforeAll(async () => {
    world = await openWorld();
    site = boardSite(world);
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const happened = async (id: string, ...events: { type: string; data: object }[]) => {
    const version = (await world.house.store.read(`proposal-${id}`)).length;
    await world.house.store.append(`proposal-${id}`, version, events, { by: 'ana' });
  };
  const facts = { author: 'ana', onBehalf: false, provenance: null };
  const terrain = (id: string, change: Partial<TerrainContent> = {}, more: object = {}) =>
    happened(id, {
      type: 'ProposalPosted',
      data: { ...facts, kind: 'terrain', proposal: id, content: { ...terrainDraft, ...change }, ...more },
    });
  const question = (id: string, change: Partial<QuestionContent> = {}) =>
    happened(id, {
      type: 'ProposalPosted',
      data: { ...facts, kind: 'question', proposal: id, author: 'bob', content: { ...questionDraft, ...change } },
    });
  const open = (path: string, who?: Asker) =>
    site.request(path, { headers: { accept: 'text/html', ...(who && { 'x-asker': JSON.stringify(who) }) } });
  const read = async (path: string, who?: Asker) => {
    const answer = await open(path, who);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  /** What a reader sees of a page, without its markup. */
  const seen = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', '’')
      .replace(/[\s\u00a0\u202f]+/g, ' ');

  describe('a list', () => {
    it('shows titles, places, states and facets with counts, without script', async () => {
      await terrain('t1');
      await terrain('t2', { title: 'Cantines et produits locaux', themes: ['food'], offers: ['dataset'] });
      const text = seen(await read('/terrains'));
      expect(text).toContain('2 terrains');
      expect(text).toContain(terrainDraft.title);
      expect(text).toContain('Côtes-d’Armor (22) (2)');
      expect(text).toContain('Alimentation et agriculture (1)');
      expect(text).toContain('● Ouvert');
    });
    it('finds what says the same concept otherwise, after the words themselves, and says by which', async () => {
      await terrain('t1', { title: 'Des logements sociaux' });
      await terrain('t2', { title: 'Une cité HLM' });
      const html = await read('/terrains?q=logement+social');
      expect(seen(html)).toMatch(
        /Des logements sociaux .*Dit autrement .*Une cité HLM .*par la notion « Logement social »/,
      );
      expect(seen(html)).toContain('1 terrain');
      expect(seen(await read('/terrains?q=logement+social&lang=en'))).toContain('by the concept “Social housing”');
    });
    it('keeps its state in the address: filters, pills, search, order', async () => {
      await terrain('t1');
      await terrain('t2', { title: 'Cantines et produits locaux', themes: ['food'] });
      const html = await read('/terrains?q=cantine&theme=food&tri=echeance');
      expect(html).toContain('value="cantine"');
      expect(html).toMatch(/value="food" checked/);
      expect(html).toMatch(/<option value="echeance" selected/);
      expect(html).toContain('aria-label="Retirer le filtre Alimentation et agriculture"');
      expect(seen(html)).not.toContain(terrainDraft.title);
    });
    it('keeps a chosen filter that finds nothing, and says what to do', async () => {
      await terrain('t1');
      const html = await read('/terrains?theme=culture&q=guichet');
      expect(html).toMatch(/value="culture" checked/);
      expect(seen(html)).toContain('Rien ne correspond à cette recherche');
      expect(html).toContain('/questions?q=guichet');
    });
    it('tells “nothing yet” from “no result”', async () => {
      expect(seen(await read('/questions'))).toContain('Aucune question n’est encore déposée');
    });
    it('leads through everything, twenty at a time', async () => {
      for (let i = 0; i < 21; i++) await terrain(`t${i}`);
      const next = /rel="next" href="([^"]+)"/
        .exec(await read('/terrains?theme=digital'))?.[1]
        ?.replaceAll('&amp;', '&');
      expect(next).toContain('theme=digital');
      expect((await read(next ?? '')).match(/<h2><a href="\/terrains\/t/g)).toHaveLength(1);
    });
    it('finds closed ones on request only', async () => {
      await terrain('t1');
      await happened('t1', { type: 'ProposalExpired', data: {} });
      expect(seen(await read('/terrains'))).not.toContain(terrainDraft.title);
      expect(seen(await read('/terrains?statut=tous'))).toContain('○ Terminé');
    });
    it('answers a torn page mark with a page, not a crash', async () => {
      expect((await open('/terrains?apres=zzz')).status).toBe(400);
      expect((await open(`/terrains?apres=${'a'.repeat(300)}`)).status).toBe(400);
    });
    it('speaks English', async () => {
      await terrain('t1');
      const html = await read('/terrains?lang=en');
      expect(seen(html)).toContain('1 terrain');
      expect(seen(html)).toContain('What is offered');
      // Somebody’s French words stay French for a screen reader.
      expect(html).toContain('<li lang="fr">');
    });
  });

  describe('a terrain', () => {
    it('is read whole without script', async () => {
      await terrain('t1', {
        conditions: 'Deux visites par mois au plus.',
        capacity: 3,
        from: '2026-10-01',
        until: '2027-06-30',
        links: ['https://www.example.fr/guichets/'],
        dataSheet: { what: 'Fréquentation', sensitivity: 'internal', legalBasis: '', access: '', retention: '' },
      });
      const html = await read('/terrains/t1');
      const text = seen(html);
      for (const said of [
        terrainDraft.description,
        terrainDraft.organisation,
        terrainDraft.expects,
        'Entretiens',
        'Contexte d’étude',
        'Deux visites par mois au plus.',
        'du 1er octobre 2026 au 30 juin 2027',
        'Fréquentation',
        'Données internes, non personnelles',
        'example.fr/guichets',
        'On peut exprimer son intérêt.',
        'ana a déposé',
      ])
        expect(text).toContain(said);
      expect(html).toContain(`<meta property="og:title" content="${terrainDraft.title}"`);
      expect(html).toMatch(/<meta property="og:description" content="Depuis 2024/);
    });
    it('renders Markdown, and nothing that could run', async () => {
      await terrain('t1', {
        title: '<script>alert(1)</script> & guichets',
        description:
          '# Un titre\n\n**gras** <img src=x onerror=alert(1)> [piège](javascript:alert(1)) ![image](https://ailleurs.example/p.png)\n\n<script>alert(2)</script>',
        organisation: '"><svg onload=alert(3)>',
        conditions: '<iframe src="https://ailleurs.example"></iframe>',
      });
      const html = await read('/terrains/t1', ana);
      expect(html).toContain('<h2>Un titre</h2>');
      expect(html).toContain('<strong>gras</strong>');
      expect(html).not.toMatch(/<script>|<svg onload|<iframe|<img|href="javascript:/);
      expect(html).toContain('&lt;script&gt;');
    });
    it('tells where it comes from, at its line of the minutes', async () => {
      const provenance = { meeting: 'm1', note: 'ligne-28', line: 28, label: 'Séance 2 : habiter la côte' };
      await terrain('t1', {}, { provenance, onBehalf: true });
      const html = await read('/terrains/t1');
      expect(html).toContain('href="/seances/m1#ligne-28"');
      expect(seen(html)).toContain('au nom de personnes sans compte');
    });
    it('says that it is full and where to look instead', async () => {
      await terrain('t1');
      await world.database.exec('update board_proposal set engaged = 1');
      const text = seen(await read('/terrains/t1'));
      expect(text).toContain('Ce terrain est complet');
      expect(text).toContain('1 partenariat en cours');
    });
    it('shows others on its themes', async () => {
      await terrain('t1');
      await terrain('t2', { title: 'Un autre terrain numérique' });
      await terrain('t3', { title: 'Un terrain sans rapport', themes: ['water'] });
      const text = seen(await read('/terrains/t1'));
      expect(text).toContain('Un autre terrain numérique');
      expect(text).not.toContain('Un terrain sans rapport');
    });
    it('shows its actions to those responsible and to coordinators only', async () => {
      await terrain('t1');
      expect(await read('/terrains/t1')).not.toContain('<owner-actions');
      expect(await read('/terrains/t1', bob)).not.toContain('<owner-actions');
      expect(await read('/terrains/t1', cleo)).toContain('<owner-actions');
      expect(await read('/terrains/t1', ana)).toContain('href="/terrains/t1/modifier"');
    });
    it('confirms what was just posted, to its author only', async () => {
      await terrain('t1');
      expect(seen(await read('/terrains/t1?depose=1', ana))).toContain('Référence : T1');
      expect(seen(await read('/terrains/t1?depose=1'))).not.toContain('C’est déposé');
    });
    it('when hidden, is a page not found, save for its owner, who reads why', async () => {
      await terrain('t1');
      await world.ask({
        method: 'POST',
        path: '/api/proposals/t1/hide',
        body: { reason: 'Un nom de famille y figure.' },
        by: cleo,
      });
      expect((await open('/terrains/t1')).status).toBe(404);
      expect(seen(await read('/terrains/t1', ana))).toContain('Un nom de famille y figure.');
    });
    it('that does not exist says so, with a next step', async () => {
      const answer = await open('/terrains/nulle-part');
      expect(answer.status).toBe(404);
      expect(seen(await answer.text())).toContain('Cette page est introuvable');
    });
  });

  describe('a question', () => {
    it('is read whole, with its life and evidence', async () => {
      await question('q1', { known: 'Deux thèses soutenues en 2020.' });
      await happened('q1', {
        type: 'QuestionProgressed',
        data: { state: 'partly-answered', evidence: ['https://example.fr/these', 'Enquête de 2025'] },
      });
      const text = seen(await read('/questions/q1'));
      for (const said of [
        questionDraft.text,
        'Sociologie',
        'Thèse',
        'Partout',
        'Deux thèses soutenues en 2020.',
        'Répondue en partie',
        'example.fr/these',
        'Enquête de 2025',
      ])
        expect(text).toContain(said);
    });
    it('at a terrain’s address leads to its own', async () => {
      await question('q1');
      const answer = await open('/terrains/q1');
      expect([answer.status, answer.headers.get('location')]).toEqual([301, '/questions/q1']);
    });
  });

  describe('posting and revising', () => {
    it('is open to the right role, prefilled; others get a next step', async () => {
      expect(await read('/terrains/nouveau', ana)).toContain('<post-terrain-form');
      expect(await read('/questions/nouvelle', bob)).toContain('<post-question-form');
      expect(await read('/terrains/nouveau', cleo)).toContain('<post-terrain-form');
      const researcher = await read('/terrains/nouveau', bob);
      expect(researcher).not.toContain('<post-terrain-form');
      expect(researcher).toContain('href="/questions/nouvelle"');
      expect(await read('/terrains/nouveau')).toContain('/connexion?retour=%2Fterrains%2Fnouveau');
    });
    it('offers the same form around what is there, to those responsible', async () => {
      await terrain('t1');
      const html = await read('/terrains/t1/modifier', ana);
      expect(html).toMatch(/<post-terrain-form[^>]* proposal="t1" version="1"/);
      expect(html).toContain('Guichets itinérants');
      const elsewhere = await open('/terrains/t1/modifier', eve);
      expect(elsewhere.status).toBe(403);
      expect(await elsewhere.text()).not.toContain('<post-terrain-form');
      expect((await open('/terrains/t1/modifier')).status).toBe(401);
    });
  });

  it('gathers what one is responsible for', async () => {
    await terrain('t1');
    await happened('t1', { type: 'ProposalPaused', data: {} });
    expect(seen(await read('/mon-espace/propositions', ana))).toContain('◐ En pause');
    expect(seen(await read('/mon-espace/propositions', bob))).toContain('Vous n’avez encore rien déposé');
    expect((await open('/mon-espace/propositions')).status).toBe(401);
  });

  it.each([
    ['/terrain?q=eau', '/terrains?q=eau'],
    ['/question/abc', '/questions/abc'],
  ])('%s leads to %s', async (from, to) => {
    const answer = await open(from);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, to]);
  });

  it('suggests places by name, number and level', async () => {
    const asked = async (query: string) =>
      (await (await site.request(`/api/places?${query}`)).json()) as { label: string }[];
    expect((await asked('q=saint brieuc&level=commune'))[0]).toMatchObject({
      label: 'Saint-Brieuc',
      departement: '22',
    });
    expect((await asked('q=22'))[0]).toMatchObject({ level: 'departement', code: '22' });
    expect(await asked('q=')).toEqual([]);
  });
});
