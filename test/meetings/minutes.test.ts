import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../services/meetings/meetings.service.ts';
import { decodeMinutes } from '../../services/meetings/minutes/decode-minutes.ts';
import { parseMinutes } from '../../services/meetings/minutes/parse-minutes.ts';

const readMinutes = (bytes: Uint8Array) => {
  const decoded = decodeMinutes(bytes);
  return decoded.ok ? parseMinutes(decoded.text) : decoded;
};
const read = (path: string) => {
  const parsed = readMinutes(readFileSync(path));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed;
};
const fixture = (name: string) => read(new URL(`./fixtures/${name}`, import.meta.url).pathname);
const first = (name: string) => fixture(name).editions[0]?.meetings[0];
const figures = (name: string) =>
  summaryOf(fixture(name)).meetings.map((m) => [
    m.number,
    m.speakers,
    m.leads,
    m.headings,
    m.terrains,
    m.resources,
    m.urls,
  ]);

describe('an edition in Markdown, with stars', () => {
  const name = 'edition-en-tirets.md';
  it('is counted', () => {
    expect(summaryOf(fixture(name)).edition).toBe('2021-12-01');
    expect(figures(name)).toEqual([
      [1, 3, 4, 2, 2, 3, 2],
      [2, 3, 1, 0, 1, 0, 0],
    ]);
  });
  it('keeps the heading, the heading above it, and the points of a lead', () => {
    const lead = first(name)?.notes.find((note) => note.line === 28);
    expect(lead).toMatchObject({ heading: 'Mesurer', group: 'Habiter le rivage', endLine: 31 });
    expect(lead?.text).toBe('Trois relevés possibles : le trait de côte, la nappe, les usages.');
    expect(lead?.points.map((point) => point.line)).toEqual([29, 30, 31]);
  });
  it('keeps a tension as it is written', () =>
    expect(first(name)?.notes[1]?.text).toBe('Le rivage des cartes // le rivage des promeneurs.'));
  it('never repeats an e-mail address', () => {
    expect(JSON.stringify(fixture(name))).not.toContain('exemple-rivage.fr');
    expect(first(name)?.notes.filter((note) => note.masked)).toHaveLength(1);
  });
  it('says which line it could not place', () =>
    expect(fixture(name).notUnderstood.map(({ line }) => line)).toEqual([3]));
  it('reads names with their affiliation, listed or in one sentence', () => {
    const people = fixture(name).editions.flatMap((edition) => edition.meetings.flatMap((meeting) => meeting.speakers));
    expect(people.map((person) => [person.name, person.role, person.affiliation])).toEqual([
      ['Maude Kerloc’h', 'practitioner', 'adjointe à l’urbanisme, commune de Port-Rivage'],
      ['Ismaël Bertin', 'researcher', 'géographe, Université des Dunes'],
      ['Le Goff Soazig', 'practitioner', 'syndicat mixte de la baie'],
      ['Aline Roux', 'practitioner', 'ville de Clairval'],
      ['Tom Silva', 'researcher', 'sociologue, CNRS'],
      ['Nadia Ferhat', 'practitioner', 'directrice du service éducation'],
    ]);
  });
});

describe('an edition without bullets, with Windows line ends and no-break spaces', () => {
  const name = 'edition-sans-puces.txt';
  it('is counted, page number apart', () => {
    expect(summaryOf(fixture(name)).edition).toBe('2023-02-09');
    expect(figures(name)).toEqual([[1, 2, 3, 2, 2, 1, 2]]);
    expect(fixture(name).notUnderstood).toEqual([]);
  });
  it('gives each lead its line and heading', () =>
    expect(
      first(name)
        ?.notes.slice(0, 3)
        .map((note) => [note.line, note.heading]),
    ).toEqual([
      [18, 'Le goût et le prix'],
      [20, 'Le goût et le prix'],
      [24, 'Le personnel'],
    ]));
  it('joins a link to the reference above it', () =>
    expect(first(name)?.notes.at(-1)).toMatchObject({
      text: 'Guide des menus, 2019',
      links: ['https://exemple.org/menus'],
    }));
});

describe('a compilation of two editions with a table of contents and footers', () => {
  const name = 'recueil.md';
  it('finds each meeting once, in its edition', () => {
    expect(summaryOf(fixture(name)).meetings.map((m) => [m.edition, m.number, m.title])).toEqual([
      ['2022-03-04', 1, 'Lire en prison'],
      ['2022-03-04', 2, 'Musées de village'],
      ['2022-11-18', 1, 'Le logement des saisonniers'],
    ]);
    expect(figures(name)).toEqual([
      [1, 2, 5, 3, 2, 2, 2],
      [2, 1, 1, 0, 0, 0, 0],
      [1, 1, 0, 0, 1, 1, 1],
    ]);
  });
  it('sees headings of headings in capitals', () =>
    expect(first(name)?.notes[4]).toMatchObject({ group: 'SORTIR', heading: 'Après la peine' }));
  it('goes on where a line begins with a plus, small letters, or follows a colon', () => {
    const texts = first(name)?.notes.map((note) => note.text);
    expect(texts).toContain('Les livres entrent, les lecteurs non : Délais de contrôle. Titres refusés.');
    expect(texts).toContain('Un carnet circule de cellule en cellule');
    expect(texts).toContain('Maison d’arrêt de Valmont : registre des prêts 2015-2021. + atelier d’écriture du mardi.');
    expect(texts).toContain('Travaux à retrouver : Karl Obin sur les fonds Une revue sans nom');
  });
  it('reports a section it does not know, and no footer', () =>
    expect(fixture(name).notUnderstood.map(({ line }) => line)).toEqual([2, 79, 81]));
});

describe('minutes typed in a hurry', () => {
  const name = 'compte-rendu-brut.txt';
  it('is counted', () => {
    expect(summaryOf(fixture(name)).edition).toBe('2024-06-17');
    expect(figures(name)).toEqual([
      [1, 2, 3, 2, 2, 2, 2],
      [2, 1, 3, 2, 0, 0, 0],
    ]);
  });
  it('reads when the meeting was held', () => expect(first(name)).toMatchObject({ startsAt: '14:00', minutes: 120 }));
  it('takes numbered lines over bullets for headings', () =>
    expect(first(name)?.notes[0]?.heading).toBe('Domicile et dépendance'));
  it('takes questions for headings where the first heading is one', () =>
    expect(fixture(name).editions[0]?.meetings[1]?.notes.at(-1)?.heading).toBe('Quelles distances ?'));
});

describe('what is no minutes', () => {
  const refused = (bytes: Uint8Array | string) => {
    const parsed = readMinutes(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    return parsed.ok ? 'read' : parsed.code;
  };
  it('is refused with a reason', () => {
    expect(refused('')).toBe('minutes-empty');
    expect(refused(' \r\n\t\n')).toBe('minutes-empty');
    expect(refused(Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7) % 256))).toBe('minutes-not-text');
    expect(refused('%PDF-1.7\nSESSION 1 – Titre')).toBe('minutes-not-text');
    expect(refused('Une liste de courses.\n- pain\n- sel\n')).toBe('minutes-without-meeting');
    expect(refused('x'.repeat(5_000_000))).toBe('minutes-too-large');
  });
  it.each([
    ['one endless line', '(*[_:- '.repeat(140_000)],
    ['many short lines', 'a\n'.repeat(450_000)],
    ['only brackets', '['.repeat(1_450_000)],
    ['only titles', 'SESSION 1 – Titre\n'.repeat(19_000)],
    ['only mail signs', `SESSION 1 – T\n\nTERRAINS\n\n- ${'a.a@'.repeat(230_000)}`],
  ])('ends, however absurd: %s', { timeout: 30_000 }, (_, text) => {
    // A step that grew with the square of the text would take hours here.
    expect(parseMinutes(text)).toHaveProperty('ok');
  });
  it('reads the encodings older editors write', () => {
    const written = 'SESSION 1 – Été\n\nTERRAINS\n\n- Forêt\n';
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(written, 'utf16le')]);
    const windows = Uint8Array.from(Buffer.from(written.replace('–', '-'), 'latin1'));
    for (const bytes of [utf16, windows]) {
      const decoded = decodeMinutes(bytes);
      expect(decoded.ok && decoded.text.includes('Forêt')).toBe(true);
    }
  });
});

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname;
type Judged = { kind: string; meeting: string; heading: string | null; text: string };

describe.skipIf(!existsSync(corpus))('the edition that was judged', () => {
  const parsed = () => read(`${corpus}minutes-2020-05-20.md`);
  const meetings = () => parsed().editions.flatMap((edition) => edition.meetings);
  it('is counted', () => {
    const { edition, meetings: found, notUnderstood } = summaryOf(parsed());
    expect(edition).toBe('2020-05-20');
    expect(found.map((m) => [m.speakers, m.leads, m.headings, m.terrains, m.resources, m.urls])).toEqual([
      [5, 16, 6, 3, 9, 8],
      [6, 15, 3, 8, 20, 21],
      [6, 14, 4, 3, 15, 16],
      [8, 15, 3, 12, 10, 21],
    ]);
    expect(notUnderstood).toEqual([]);
    expect(
      meetings()
        .flatMap((m) => m.speakers)
        .every((speaker) => speaker.affiliation !== ''),
    ).toBe(true);
  });
  it('is split as the judge split it', () => {
    const { items } = JSON.parse(readFileSync(`${corpus}match-2020-05-20-items.json`, 'utf8')) as { items: Judged[] };
    const judged = (kind: string) =>
      items.filter((item) => item.kind === kind).map((item) => [item.heading, item.text]);
    const found = (kind: string) =>
      meetings().flatMap((m) =>
        m.notes.filter((note) => note.kind === kind).map((note) => [note.heading ?? null, note.text]),
      );
    expect(found('lead')).toEqual(judged('piste'));
    expect(found('terrain')).toEqual(judged('terrain'));
  });
  it('gives each production the line it stands on', () => {
    const lines = readFileSync(`${corpus}minutes-2020-05-20.md`, 'utf8').split('\n');
    for (const note of meetings().flatMap((m) => m.notes))
      expect(lines[note.line - 1]).toContain(note.text.slice(0, 12));
  });
});

describe('one edition, typed and converted in many ways, holds the same', () => {
  const source = [
    'CONNECTEUR RECHERCHE – 8 OCTOBRE 2025',
    '',
    'SESSION 1 – Chauffer autrement',
    '',
    'Un réseau de chaleur change de mains, et avec lui la facture, les pannes et la parole donnée aux gens.',
    '',
    'Intervenant.e.s :',
    '',
    '- **Rose Maillot** (directrice de la régie, Ville de Bellecombe)',
    '- **Idir Sahli** (économiste, Université des Plateaux)',
    '',
    'PISTES DE RÉFLEXION',
    '',
    'Prix et partage',
    '',
    '→ Qui décide du prix quand la chaudière est commune, et comment le faire comprendre à tous les locataires ?',
    '',
    '→ Le numérique au compteur :',
    '',
    'Que voit-on de chez soi ?',
    '',
    'Que voit le gestionnaire ?',
    '',
    'Pannes',
    '',
    '→ Une panne est une enquête. Problèmes :',
    '',
    '- La nuit, personne ne répond.',
    '',
    '- Le jour, chacun renvoie vers un autre.',
    '',
    'TERRAINS',
    '',
    '- Bellecombe : carnets de pannes tenus depuis 2009.',
    '- Les Plateaux, chaufferie bois : <https://exemple.org/bois>',
    '+ visites du samedi.',
    '',
    'RESSOURCES',
    '',
    '- Rose Maillot, *La chaleur commune* : https://exemple.org/chaleur',
  ].join('\n');
  const counted = (text: string) => {
    const parsed = parseMinutes(text);
    if (!parsed.ok) return parsed.code;
    return summaryOf(parsed).meetings.map((m) => [m.speakers, m.leads, m.headings, m.terrains, m.resources, m.urls]);
  };
  const lines = source.split('\n');
  const wrapped = (line: string) => line.replace(/(.{50,70}?) /g, '$1\n');
  const isTitle = (line: string) => /^(?:SESSION|PISTES|TERRAINS|RESSOURCES|Intervenant)/.test(line);
  const ways: [string, string][] = [
    ['as it is', source],
    ['Windows line ends and a mark', `\uFEFF${source.replace(/\n/g, '\r\n')}`],
    ['no-break spaces and curly apostrophes', source.replace(/ ([:?])/g, '\u00a0$1').replace(/'/g, '’')],
    ['no blank lines', lines.filter(Boolean).join('\n')],
    ['a blank line after each', lines.filter(Boolean).join('\n\n')],
    ['Markdown headings', lines.map((line) => (isTitle(line) ? `## ${line}` : line)).join('\n')],
    ['bold titles', lines.map((line) => (isTitle(line) ? `**${line}**` : line)).join('\n')],
    ['no accents in capitals', source.replace('RÉFLEXION', 'REFLEXION').replace('.e.s', '·e·s')],
    ['a narrow page', lines.map(wrapped).join('\n')],
    ['bullets of a word processor', source.replace(/^→ /gm, '\uf0e0 ').replace(/^- /gm, '\uf0b7\t')],
    ['protected bullets', source.replace(/^- /gm, '\\- ')],
    ['indented bullets', source.replace(/^(?=- |→ )/gm, '    ')],
    ['a title on its own line', source.replace('SESSION 1 – ', 'Séance n° 1\n\n')],
    [
      'page numbers and footers',
      lines.map((line, at) => (at % 12 === 11 ? `${line}\n\n${at}\n\fRégie\n` : line)).join('\n'),
    ],
    ['contents before', `Sommaire\n\n- SESSION 1 – Chauffer autrement\n- TERRAINS\n\n${source}`],
    ['headings with colons', source.replace('Prix et partage', 'Prix et partage :').replace('Pannes', 'Pannes :')],
    ['people after commas', source.replace(/^- \*\*(.+?)\*\* \((.*)\)$/gm, '$1, $2')],
  ];
  it.each(ways)('%s', (_, text) => expect(counted(text)).toEqual([[2, 3, 2, 2, 1, 2]]));
});
