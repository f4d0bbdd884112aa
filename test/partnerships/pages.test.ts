import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ambient } from '../../services/kit/http.ts';
import { type Asker, ana, asker, bob, cleo, eve, get, openWorld, type World } from '../kit/slice-spec.ts';
import { exchangeSite } from './site.ts';
import { expressed, formed, posted, promised, proposed, running, waiting, writing } from './stories.ts';

type Facts = Parameters<World['given']>;

describe('the pages of exchanges', () => {
  let world: World;
  let site: Hono<Ambient>;
  beforeAll(async () => {
    world = await openWorld();
    site = exchangeSite(world);
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const given = async (...facts: Facts) => {
    await world
      .given(...facts)
      .when(get('/api/terrains'))
      .then(200);
  };
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

  it('offers to express interest to those who may, and says who else must do what', async () => {
    await given(...posted);
    expect(await read('/terrains/t1')).toContain('href="/connexion?retour=%2Fterrains%2Ft1%23interet"');
    const researcher = await read('/terrains/t1', bob);
    expect(researcher).toContain('<interest-panel');
    expect(researcher).toContain('Que deviennent les publics éloignés du numérique');
    expect(await read('/terrains/t1', ana)).not.toContain('<interest-panel');
    expect(seen(await read('/terrains/t1', asker('noa')))).toContain('Compléter mon profil');
    await given({ stream: 'proposal-t1', events: [{ type: 'ProposalPaused', data: {} }] });
    expect(await read('/terrains/t1', bob)).not.toContain('<interest-panel');
  });

  it('leads back to the exchange one already has', async () => {
    await given(...posted, expressed);
    const html = await read('/terrains/t1', bob);
    expect(html).toContain('href="/interets/t1-bob"');
    expect(html).not.toContain('<interest-panel');
  });

  it('says whose turn it is, since when and until when', async () => {
    await given(...posted, expressed);
    world.setNow('2026-09-04T08:00:00Z');
    expect(seen(await read('/interets/t1-bob', ana))).toContain(
      'À vous de répondre, au plus tard le 22 septembre 2026. Reçu il y a 3 jours.',
    );
    expect(seen(await read('/interets/t1-bob', bob))).toContain('Réponse attendue de ana');
    expect(seen(await read('/mon-espace/echanges', ana))).toContain(
      'À vous Intérêt de bob Guichets itinérants en zone rurale',
    );
    expect(await read('/interets/t1-bob', ana)).toContain('<answer-form');
    expect(await read('/interets/t1-bob', bob)).not.toContain('<answer-form');
    expect(await read('/interets/t1-bob', bob)).toContain('<withdraw-interest');
  });

  it('speaks English too', async () => {
    await given(...posted, expressed);
    const text = seen(await read('/interets/t1-bob?lang=en', ana));
    expect(text).toContain('It is your turn to answer, by 22 September 2026.');
  });

  it('is for those concerned', async () => {
    await given(...waiting);
    for (const path of ['/interets/t1-bob', '/partenariats/t1-bob']) {
      expect((await open(path, eve)).status).toBe(404);
      expect((await open(path)).status).toBe(401);
      expect((await open(path, cleo)).status).toBe(200);
    }
    expect((await open('/coordination/approbations', ana)).status).toBe(403);
    expect((await open('/interets/zz', ana)).status).toBe(404);
  });

  it('shows the clauses to readers without script, and the decision to coordinators alone', async () => {
    await given(...waiting);
    expect(seen(await read('/partenariats/t1-bob', ana))).toContain(
      'Calendrier ✓ Terrain ✓ Recherche Texte de départ : calendar',
    );
    expect(await read('/partenariats/t1-bob', cleo)).toContain('<decision-form');
    expect(await read('/partenariats/t1-bob', ana)).not.toContain('<decision-form');
    expect(seen(await read('/coordination/approbations', cleo))).toContain('1 partenariat attend une décision.');
  });

  it('tells clauses agreed in a row as one thing, and motives by their own words', async () => {
    await given(...waiting);
    const text = seen(await read('/partenariats/t1-bob', cleo));
    expect(text).toContain(
      'ana a accepté une clause Objet, Données, Publication et signatures, Calendrier, Rôles, Restitution, Sortie',
    );
    expect(text.match(/a accepté une clause/g)).toHaveLength(1);
  });

  it('shows the coordination what is silent', async () => {
    await given(...posted, expressed);
    world.setNow('2026-09-20T08:00:00Z');
    await world.runJob('chase-interests');
    expect(seen(await read('/coordination/silences', cleo))).toContain(
      'De bob à ana Guichets itinérants en zone rurale',
    );
    expect((await open('/coordination/silences', ana)).status).toBe(403);
  });

  it('offers each side what it may do once approved', async () => {
    await given(...running, promised);
    const [practitioner, researcher] = [
      await read('/partenariats/t1-bob', ana),
      await read('/partenariats/t1-bob', bob),
    ];
    expect(practitioner).toContain('deed="waive"');
    expect(researcher).not.toContain('deed="waive"');
    expect(researcher).toContain('deed="give"');
    expect(researcher).toContain('deed="promise"');
    expect(researcher).not.toContain('deed="abandon"');
  });

  it('tells everybody what came of a terrain, naming nobody', async () => {
    await given(...writing, formed, promised);
    world.setNow('2027-01-02T08:00:00Z');
    const text = seen(await read('/terrains/t1'));
    expect(text).toContain('Ce que c’est devenu Partenariat depuis le 1er septembre 2026');
    expect(text).toContain('Une réunion publique ▲ En retard pour le 31 décembre 2026');
    expect(text).not.toMatch(/\bbob\b/);
  });

  it('escapes what people wrote', async () => {
    const nasty = '"><script>alert(1)</script>';
    await given(...posted, expressed, {
      ...proposed,
      events: [{ type: 'PartnershipProposed', data: { ...proposed.events[0]?.data, terms: { object: nasty } } }],
    });
    const html = await read('/partenariats/t1-bob', ana);
    expect(html).not.toContain('<script>alert');
  });

  it('sends English addresses to the French ones', async () => {
    const answer = await open('/partnerships/t1-bob', ana);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/partenariats/t1-bob']);
  });
});
