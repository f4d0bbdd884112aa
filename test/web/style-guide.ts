import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { build } from 'vite';
import { guardHeaders } from '../../infra/http/ambient.ts';
import { readAssets } from '../../infra/http/assets.ts';
import type { Ambient } from '../../services/kit/http.ts';
import type { Language } from '../../shared/kernel/words.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';
import { about } from '../../web/pages/about.ts';
import { accessibility } from '../../web/pages/accessibility.ts';
import { additionPage } from '../../web/pages/addition-page.ts';
import { badge, tags } from '../../web/pages/badge.ts';
import { breadcrumb } from '../../web/pages/breadcrumb.ts';
import { conceptPage } from '../../web/pages/concept-page.ts';
import { conceptsPage } from '../../web/pages/concepts-page.ts';
import { definitionList } from '../../web/pages/definition-list.ts';
import { emptyState } from '../../web/pages/empty-state.ts';
import { type Entry, entryList } from '../../web/pages/entry-list.ts';
import { errorPage } from '../../web/pages/error-page.ts';
import type { Facets } from '../../web/pages/facet.ts';
import { facetPanel } from '../../web/pages/facet-panel.ts';
import { resultCount } from '../../web/pages/filter-pills.ts';
import type { Frame } from '../../web/pages/frame.ts';
import { home } from '../../web/pages/home.ts';
import { layout } from '../../web/pages/layout.ts';
import { pageHeading } from '../../web/pages/page-heading.ts';
import { pagination } from '../../web/pages/pagination.ts';
import { privacy } from '../../web/pages/privacy.ts';
import { timeline } from '../../web/pages/timeline.ts';
import { vocabularyPage } from '../../web/pages/vocabulary-page.ts';

const terrains: Entry[] = [
  {
    href: '/terrains/1',
    kicker: 'Ville de Brumeval · Loire-Atlantique',
    title: 'Comment les habitants d’un quartier apprennent à se passer du guichet',
    summary:
      'Le centre social ouvre ses permanences numériques : observation, entretiens avec les médiatrices, carnets de visite tenus depuis trois ans.',
    marks: [badge('open', 'Ouvert'), 'jusqu’au 30 juin 2027', 'Entretiens, observation'],
  },
  {
    href: '/terrains/2',
    kicker: 'Département des Hautes-Landes',
    title: 'Ce que deviennent les dossiers d’aide quand un service change d’outil',
    summary: 'Données anonymisées de 2019 à 2025, accès encadré, une personne référente.',
    marks: [badge('pending', 'Bientôt complet'), 'jusqu’au 1er mars 2027', 'Jeu de données'],
  },
  {
    href: '/terrains/3',
    kicker: 'Association Les Deux-Rives · Brumeval',
    title: 'Cantine scolaire : qui goûte, qui jette, qui décide',
    marks: [badge('closed', 'Engagé'), 'Expérimentation'],
  },
];
const questions: Entry[] = [
  {
    href: '/questions/1',
    kicker: 'Laboratoire Territoires et usages',
    title: 'À quelles conditions un accompagnement numérique rend-il autonome ?',
    marks: [badge('open', 'Ouverte'), 'Sociologie', 'Entretiens'],
  },
  {
    href: '/questions/2',
    kicker: 'Séance du 4 novembre 2026, piste 7',
    title: 'Que reste-t-il du bénévolat né d’une inondation ?',
    marks: [badge('done', 'En partie répondue'), 'Géographie'],
  },
];
const minutes: Entry[] = [
  {
    href: '/seances/1',
    kicker: '4 novembre 2026 · séance 2',
    title: 'Habiter, se déplacer, se soigner loin des villes',
    marks: ['14 pistes', '6 terrains', '11 ressources'],
  },
];

const option = (value: string, label: string, count: number, checked = false) => ({ value, label, count, checked });
const facets = (path: string): Facets => ({
  path,
  search: { label: 'Rechercher un terrain', value: 'cantine', hint: 'Un mot, un lieu, un numéro de département.' },
  sort: {
    value: 'recent',
    options: [
      { value: 'recent', label: 'Les plus récents' },
      { value: 'fin', label: 'Bientôt clos' },
    ],
  },
  facets: [
    {
      name: 'theme',
      label: 'Thème',
      options: [
        option('num', 'Inclusion numérique', 12, true),
        option('log', 'Logement et habitat', 9),
        option('sante', 'Santé et accès aux soins', 8),
        option('alim', 'Alimentation, cantines', 5, true),
        option('eau', 'Eau, inondations, littoral', 4),
        option('edu', 'Éducation, enfance', 3),
        option('mob', 'Mobilités', 3),
        option('cul', 'Culture, musées, lecture', 2),
        option('emp', 'Emploi, insertion', 1),
        option('dem', 'Participation des habitants', 1),
      ],
    },
    {
      name: 'offre',
      label: 'Ce qui est offert',
      options: [option('int', 'Entretiens', 14), option('data', 'Jeu de données', 6)],
    },
  ],
  total: 1234,
  forms: { one: { fr: '{n} terrain', en: '{n} terrain' }, other: { fr: '{n} terrains', en: '{n} terrains' } },
});

const list = (frame: Frame) =>
  layout(frame, {
    title: 'Terrains',
    wide: true,
    body: html`${breadcrumb(frame.language, [], 'Terrains')}
      ${pageHeading({ title: 'Terrains', lead: 'Des lieux, des services et des données que des collectivités ouvrent à la recherche.' })}
      <div class="list-page">
        ${facetPanel(frame.language, facets(frame.path))}
        <div>
          ${resultCount(frame.language, facets(frame.path))} ${entryList(terrains)}
          ${pagination(frame.language, frame.path, 'abc')}
        </div>
      </div>`,
  });

const sheet = (frame: Frame) =>
  layout(frame, {
    title: 'Une fiche',
    wide: true,
    body: html`${breadcrumb(frame.language, [{ href: '/terrains', label: 'Terrains' }], 'Comment les habitants…')}
      ${pageHeading({
        kicker: 'Terrain · Ville de Brumeval',
        title: 'Comment les habitants d’un quartier apprennent à se passer du guichet',
        lead: 'Le centre social ouvre ses permanences numériques à l’observation.',
        actions: html`<a class="button" href="/x">Dire mon intérêt</a><a class="button button--quiet" href="/y">Suivre ce terrain</a>`,
      })}
      <div class="sheet">
        <div>
          <p>${badge('open', 'Ouvert')} ${badge('pending', 'En attente de réponse')} ${badge('attention', 'En retard')} ${badge('done', 'Rendu')} ${badge('closed', 'Clos')} ${badge('neutral', 'Brouillon')}</p>
          <h2>Ce qu’on peut y voir</h2>
          <p>Trois permanences par semaine, dans une salle de quarante mètres carrés. On y vient pour un rendez-vous, une facture, une attestation. Les médiatrices tiennent depuis 2023 un carnet de ce qui bloque.</p>
          ${definitionList([
            { term: 'Territoire', value: 'Brumeval (44), quartier des Étangs' },
            { term: 'Ce qui est offert', value: 'Entretiens, observation, documents' },
            { term: 'Disponible', value: 'du 3 mars au 30 juin 2027' },
            { term: 'Inconnu', value: '' },
          ])}
          ${tags([
            { href: '/t/1', label: 'Inclusion numérique' },
            { href: '/t/2', label: 'Services publics' },
          ])}
          <h2>Ce qui s’est passé</h2>
          ${timeline(frame.language, [
            { at: '2026-11-04T09:12:00Z', who: 'Élodie Marchand', sentence: 'a déposé le terrain' },
            {
              at: '2026-11-12T15:30:00Z',
              who: 'Karim Benali',
              sentence: 'a dit son intérêt',
              detail: '« Nous cherchons des carnets tenus dans la durée. »',
            },
            { at: '2026-11-20T08:05:00Z', who: 'Élodie Marchand', sentence: 'a répondu oui' },
          ])}
          <h2>Un tableau</h2>
          <div class="table-scroll" tabindex="0" role="region" aria-label="Demandes par mois">
            <table><caption>Demandes par mois</caption><thead><tr><th scope="col">Mois</th><th scope="col">Reçues</th><th scope="col">Répondues</th></tr></thead>
            <tbody><tr><th scope="row">Octobre</th><td>12</td><td>11</td></tr><tr><th scope="row">Novembre</th><td>18</td><td>12</td></tr></tbody></table>
          </div>
          ${emptyState({ title: 'Aucune restitution promise', text: 'Elle paraîtra ici quand un partenariat en aura convenu.', action: { href: '/terrains', label: 'Voir d’autres terrains' }, example: 'Par exemple : un exposé au conseil de quartier en juin.' })}
        </div>
        <aside class="sheet__aside" aria-label="À côté">
          <div class="panel"><h2>Qui répond</h2><p>Élodie Marchand, centre social de Brumeval. Réponse promise sous 21 jours.</p></div>
          <div class="panel"><h2>Terrains proches</h2><ul><li><a href="/terrains/2">Ce que deviennent les dossiers d’aide</a></li></ul></div>
        </aside>
      </div>`,
  });

const addition = {
  id: '1',
  concept: { id: 'social-housing', label: { fr: 'Logement social', en: 'Social housing' } },
  term: 'bail mobilit*',
  status: 'proposed',
  reason: null,
  at: '2026-09-01T08:00:00Z',
} as const;

const pages: Record<string, (frame: Frame) => ReturnType<typeof html>> = {
  '/': (frame) =>
    home(frame, { figures: { terrains: 128, questions: 74, partnerships: 9 }, terrains, questions, minutes }),
  '/vide': (frame) =>
    home(frame, { figures: { terrains: 0, questions: 0, partnerships: 0 }, terrains: [], questions: [], minutes: [] }),
  '/a-propos': about,
  '/confidentialite': privacy,
  '/accessibilite': accessibility,
  '/notions': (frame) => conceptsPage(frame, { concepts, total: concepts.length, version: '1a2b3c4d' }, ''),
  '/notions/social-housing': (frame) => {
    const [concept] = concepts.filter(({ id }) => id === 'social-housing');
    if (!concept) throw new Error('no such concept');
    return conceptPage(frame, {
      concept,
      near: concepts.filter(({ id }) => concept.near.includes(id)),
      terrains: [{ id: '1', kind: 'terrain', title: 'Ce que deviennent les demandes de logement' }],
      questions: [],
    });
  },
  '/coordination/vocabulaire': (frame) =>
    vocabularyPage(frame, {
      items: [addition],
      concepts,
      draft: { concept: 'food', term: 'de la', fault: 'addition-term-says-nothing' },
    }),
  '/coordination/vocabulaire/1': (frame) =>
    additionPage(frame, {
      card: addition,
      preview: {
        ...{ looked: 400, open: 512, questions: 200 },
        recognised: { count: 1, some: [{ id: '1', kind: 'terrain', title: 'Les baux de la rue des Tanneurs' }] },
        changed: {
          count: 1,
          some: [
            {
              id: '2',
              title: 'Qui attend un logement ?',
              before: [],
              after: [{ id: '1', title: 'Les baux de la rue des Tanneurs' }],
            },
          ],
        },
      },
    }),
  '/terrains': list,
  '/guide': sheet,
  '/perdu': (frame) => errorPage(frame, 404),
  '/casse': (frame) => errorPage(frame, 500, { reference: '4f1c-22' }),
};

export const guidePages = Object.keys(pages);

/** The foundations put together on one small site, with the product's own headers. Records what is posted to it. */
export const styleGuide = async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'web-'));
  await build({
    configFile: 'web/vite.config.ts',
    build: { outDir, rolldownOptions: { input: { 'guide-form': 'test/web/guide-form.ts' } } },
  });
  const assets = readAssets(outDir);
  const manifest = JSON.parse(readFileSync(`${outDir}/manifest.json`, 'utf8')) as Record<
    string,
    { file: string; name?: string }
  >;
  const form = Object.values(manifest).find(({ name }) => name === 'guide-form')?.file;
  const frame = (path: string, language: Language, signedIn: boolean): Frame => ({
    language,
    path,
    publicUrl: 'https://connecteur.example',
    who: signedIn ? { name: 'Élodie Marchand', roles: ['practitioner', 'coordinator'] } : null,
    assets: assets.page,
    contact: { name: 'Sarah Ollivier', email: 'coordination@connecteur.example' },
    waiting: 3,
  });
  const posted: { key: string | undefined; body: unknown }[] = [];
  const answers: Response[] = [];

  const app = new Hono<Ambient>();
  app.use(guardHeaders('https://connecteur.example'));
  app.route('/', assets.routes);
  const of = (c: { req: { url: string; query: (name: string) => string | undefined } }) => {
    const { pathname, search } = new URL(c.req.url);
    return frame(pathname + search, c.req.query('lang') === 'en' ? 'en' : 'fr', c.req.query('moi') === 'oui');
  };
  for (const [path, page] of Object.entries(pages)) app.get(path, (c) => c.html(page(of(c))));
  app.get('/formulaire', (c) =>
    c.html(
      layout(of(c), {
        title: 'Proposer un terrain',
        body: html`${pageHeading({ title: 'Proposer un terrain' })}
          <guide-form draft="guide" ${c.req.query('relire') ? 'reviewed' : ''} ${c.req.query('depart') ? html`initial="${c.req.query('depart')}"` : ''}></guide-form>
          <script type="module" src="/assets/${form}"></script>`,
      }),
    ),
  );
  app.get('/connexion', (c) => c.html(layout(of(c), { title: 'Connexion', body: html`<h1>Connexion</h1>` })));
  app.post('/api/guide', async (c) => {
    posted.push({ key: c.req.header('idempotency-key'), body: await c.req.json() });
    return answers.shift() ?? c.json({ id: 'g1' }, 201);
  });
  return { app, posted, answers };
};
