import { describe, expect, it } from 'vitest';
import { day, figure, hour, moment, period, shortDay, since, weekday } from '../../../web/pages/dates.ts';
import { definitionList } from '../../../web/pages/definition-list.ts';
import { excerpt } from '../../../web/pages/entry-list.ts';
import { errorPage } from '../../../web/pages/error-page.ts';
import type { Facets } from '../../../web/pages/facet.ts';
import { facetPanel } from '../../../web/pages/facet-panel.ts';
import { resultCount } from '../../../web/pages/filter-pills.ts';
import { canonical, type Frame, inLanguage, isWithin } from '../../../web/pages/frame.ts';
import { layout } from '../../../web/pages/layout.ts';
import { atCursor, pagination } from '../../../web/pages/pagination.ts';
import { french } from '../../../web/pages/typography.ts';

const narrow = '\u202f';
const wide = '\u00a0';

describe('dates', () => {
  it('are said in Paris, the first of a month being a 1er', () => {
    expect(day('fr', '2026-12-03')).toBe('3 décembre 2026');
    expect(day('fr', '2027-03-01')).toBe('1er mars 2027');
    expect(day('en', '2027-03-01')).toBe('1 March 2027');
    expect(day('fr', '2026-12-31T23:30:00Z')).toBe('1er janvier 2027');
    expect(shortDay('fr', '2026-12-03')).toBe('3 déc. 2026');
    expect(weekday('fr', '2026-12-01')).toBe('mardi 1er décembre 2026');
  });

  it('have their hours', () => {
    expect(hour('fr', '2026-12-03T13:30:00Z')).toBe(`14${wide}h${wide}30`);
    expect(hour('fr', '2026-07-03T07:05:00Z')).toBe(`9${wide}h${wide}05`);
    expect(hour('en', '2026-12-03T13:30:00Z')).toBe('14:30');
    expect(moment('fr', '2026-12-03T13:30:00Z')).toBe(`3 décembre 2026 à 14${wide}h${wide}30`);
  });

  it('are told from today', () => {
    const now = new Date('2026-11-24T22:59:00Z');
    expect(since('fr', '2026-11-24T00:10:00Z', now)).toBe('aujourd’hui');
    expect(since('fr', '2026-11-23T22:59:00Z', now)).toBe('hier');
    expect(since('fr', '2026-11-21T10:00:00Z', now)).toBe('il y a 3 jours');
    expect(since('fr', '2026-12-15', now)).toBe('dans 3 semaines');
    expect(since('en', '2026-05-24', now)).toBe('6 months ago');
    expect(since('fr', '2023-11-24', now)).toBe('il y a 3 ans');
  });

  it('bound a period', () => {
    expect(period('fr', '2027-03-01', '2027-06-30')).toBe('du 1er mars 2027 au 30 juin 2027');
    expect(period('fr', null, '2027-06-30')).toBe('jusqu’au 30 juin 2027');
    expect(period('en', '2027-06-30', null)).toBe('from 30 June 2027');
    expect(period('fr', null, null)).toBe('');
    expect(figure('fr', 1234.5)).toBe(`1${narrow}234,5`);
  });
});

describe('French typography', () => {
  it.each([
    ['Qui répond ?', `Qui répond${narrow}?`],
    ['Vraiment?! Oui', `Vraiment${narrow}?! Oui`],
    ['Cantine : qui goûte', `Cantine${wide}: qui goûte`],
    ['"il dit « oui » ; non', `"il dit «${narrow}oui${narrow}»${narrow}; non`],
    ["l'eau, aujourd'hui...", 'l’eau, aujourd’hui…'],
    ['à 14:30 sur https://a.example/?q=1;b: voilà', 'à 14:30 sur https://a.example/?q=1;b: voilà'],
    [`déjà${narrow}? et${wide}: bon`, `déjà${narrow}? et${wide}: bon`],
  ])('sets %j', (typed, set) => expect(french(typed)).toBe(set));

  it('changes nothing twice', () => {
    const once = french('« Quoi ? » : rien !');
    expect(french(once)).toBe(once);
  });
});

const frame: Frame = {
  language: 'fr',
  path: '/terrains?theme=eau&lang=fr',
  publicUrl: 'https://c.example',
  who: null,
  assets: { css: '/assets/s.css', js: '/assets/m.js' },
  contact: null,
};

describe('addresses', () => {
  it('keep everything but the language', () => {
    expect(inLanguage('/terrains?theme=eau&theme=air&lang=fr', 'en')).toBe('/terrains?theme=eau&theme=air&lang=en');
    expect(canonical(frame)).toBe('https://c.example/terrains');
    expect(canonical({ ...frame, language: 'en' })).toBe('https://c.example/terrains?lang=en');
    expect(isWithin('/terrains/a?x=1', '/terrains')).toBe(true);
    expect(isWithin('/terrains-clos', '/terrains')).toBe(false);
  });

  it('move along a list by cursor', () => {
    expect(atCursor('/q?theme=eau&apres=a', 'b')).toBe('/q?theme=eau&apres=b');
    expect(atCursor('/q?apres=a', null)).toBe('/q');
    expect(String(pagination('fr', '/q', null))).toBe('');
    expect(String(pagination('fr', '/q?apres=a', null))).not.toContain('suivante');
  });
});

describe('a page', () => {
  const page = async (more: Partial<Frame> = {}) =>
    String(await layout({ ...frame, ...more }, { title: 'Eau & <b>', description: '"court"', body: '' as never }));

  it('escapes what people wrote, and holds no inline script nor style', async () => {
    const document = await page();
    expect(document).toContain('<title>Eau &amp; &lt;b&gt; – Connecteur</title>');
    expect(document).toContain('content="&quot;court&quot;"');
    expect(document).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it('says its language, its twin and its preview', async () => {
    const document = await page({ language: 'en' });
    expect(document).toContain('<html lang="en">');
    expect(document).toContain('hreflang="fr" href="https://c.example/terrains"');
    expect(document).toContain('og:locale" content="en_GB"');
    expect(document).toMatch(/href="\/terrains" aria-current="page"/);
  });

  it('shows the desk to coordinators only, and their own space to whoever is signed in', async () => {
    expect(await page()).not.toMatch(/mon-espace|coordination"/);
    const researcher = await page({ who: { name: 'R', roles: ['researcher'] }, waiting: 2 });
    expect(researcher).toContain('/mon-espace');
    expect(researcher).toContain('2 choses vous attendent');
    expect(researcher).not.toContain('href="/coordination"');
    expect(await page({ who: { name: 'C', roles: ['coordinator'] } })).toContain('href="/coordination"');
  });

  it('that cannot be shown says what to do next', async () => {
    expect(String(await errorPage(frame, 401))).toContain('/connexion?retour=%2Fterrains%3Ftheme%3Deau%26lang%3Dfr');
    expect(String(await errorPage(frame, 500, { reference: 'r-1' }))).toContain(`Référence${wide}: r-1`);
    expect(String(await errorPage(frame, 418))).toContain('introuvable');
    expect(String(await errorPage(frame, 507))).toContain('mal passé');
  });
});

const facets: Facets = {
  path: '/terrains?q=eau&theme=a&theme=b&apres=z&tri=fin&lang=en',
  search: { label: 'Chercher', value: 'eau "x"' },
  facets: [
    {
      name: 'theme',
      label: 'Thème',
      options: [...'abcdefghij'].map((value, n) => ({
        value,
        label: value.toUpperCase(),
        count: n,
        checked: 'ab'.includes(value),
      })),
    },
    { name: 'vide', label: 'Vide', options: [] },
  ],
  total: 1,
  forms: { one: { fr: '{n} terrain', en: '{n} terrain' }, other: { fr: '{n} terrains', en: '{n} terrains' } },
};

describe('facets', () => {
  it('keep the text searched when filters are taken off', async () => {
    const pills = String(await resultCount('fr', facets)).replaceAll('&amp;', '&');
    expect(pills).toContain('href="/terrains?q=eau&theme=b&tri=fin&lang=en"');
    expect(pills).toContain('href="/terrains?q=eau&tri=fin&lang=en"');
    expect(pills).toContain('1 terrain<');
  });

  it('fold what is beyond seven, leave out what is empty, keep the language', async () => {
    const panel = String(await facetPanel('fr', facets));
    expect(panel).toContain('Afficher les 3 autres choix');
    expect(panel).not.toContain('Vide');
    expect(panel).toContain('<input type="hidden" name="lang" value="en" />');
    expect(panel).toContain('value="eau &quot;x&quot;"');
  });
});

describe('smaller pieces', () => {
  it('leave out what is not known', async () => {
    const sheet = String(
      await definitionList([
        { term: 'Su', value: 'oui' },
        { term: 'Tu', value: null },
      ]),
    );
    expect(sheet).toContain('Su');
    expect(sheet).not.toContain('Tu');
  });

  it('cut a text between words', () => {
    expect(excerpt('**Un** texte bien long, vraiment', 16)).toBe('Un texte bien…');
    expect(excerpt('court', 16)).toBe('court');
  });
});
