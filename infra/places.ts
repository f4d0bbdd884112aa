import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Place, Places } from '../services/kit/ports.ts';
import { fold } from '../services/kit/text/fold.ts';

type Named = { code: string; nom: string };
type Commune = Named & { type: string; departement?: string; population?: number; codesPostaux?: string[] };
type Epci = Named & { membres: { code: string }[]; populationMunicipale?: number };

type Entry = Readonly<{ place: Place; key: string; codes: readonly string[]; weight: number }>;

const LEVEL_WEIGHT = { region: 4e9, departement: 3e9, intercommunalite: 0, commune: 0 } as const;

/** The official geographic code (communes, EPCI, départements, régions), read on first use: about 40,000 short entries. */
export const officialPlaces = (): Places => {
  let entries: readonly Entry[] | undefined;
  let byCode = new Map<string, Entry>();
  let byName = new Map<string, Entry | null>();
  const all = (): readonly Entry[] => {
    if (!entries) {
      entries = readEntries();
      byCode = new Map(entries.map((entry) => [`${entry.place.level}:${entry.place.code}`, entry]));
      byName = uniqueNames(entries);
    }
    return entries;
  };
  return {
    find: ({ level, code, label }) => {
      all();
      const found = code ? byCode.get(`${level}:${code}`) : byName.get(`${level}:${keyOf(label)}`);
      return found?.place;
    },
    suggest: (typed, level, limit = 8) => {
      const key = keyOf(typed);
      if (key.length === 0) return [];
      return all()
        .filter((entry) => (!level || entry.place.level === level) && matches(entry, key))
        .sort((a, b) => score(b, key) - score(a, key))
        .slice(0, limit)
        .map((entry) => entry.place);
    },
  };
};

const readEntries = (): Entry[] => {
  const { resolve } = createRequire(import.meta.url);
  // Read rather than required: what is required is kept whole, and of 13 MB we keep a tenth.
  const data = <T>(name: string): T[] =>
    JSON.parse(readFileSync(resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8'));
  const communes = data<Commune>('communes').filter((c) => c.type === 'commune-actuelle');
  const homes = new Map(communes.map((c) => [c.code, c.departement ?? null]));
  return [
    ...data<Named>('regions').map(({ code, nom }) => entry('region', code, nom, null)),
    ...data<Named>('departements').map(({ code, nom }) => entry('departement', code, nom, code)),
    ...data<Epci>('epci').map((e) =>
      entry('intercommunalite', e.code, e.nom, homes.get(e.membres[0]?.code ?? '') ?? null, e.populationMunicipale),
    ),
    ...communes.map((c) => entry('commune', c.code, c.nom, c.departement ?? null, c.population, c.codesPostaux)),
  ];
};

const entry = (
  level: Place['level'],
  code: string,
  label: string,
  departement: string | null,
  population = 0,
  codes: readonly string[] = [],
): Entry => ({
  place: { level, code, label, departement },
  key: keyOf(label),
  codes: [code.toLowerCase(), ...codes],
  weight: LEVEL_WEIGHT[level] + population,
});

/** « Saint-Brieuc », "saint brieuc" and "ST BRIEUC" are one key. */
const keyOf = (label: string): string =>
  fold(label)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .trim();

const matches = ({ key, codes }: Entry, typed: string): boolean =>
  key.startsWith(typed) || key.includes(` ${typed}`) || codes.some((code) => code.startsWith(typed));

const score = ({ key, codes, weight }: Entry, typed: string): number =>
  weight + (key === typed || codes.includes(typed) ? 2e10 : 0) + (key.startsWith(typed) ? 1e10 : 0);

/** Names borne by one place only; a name borne by several maps to nothing, so that nobody is sent to the wrong Saint-Denis. */
const uniqueNames = (entries: readonly Entry[]): Map<string, Entry | null> => {
  const names = new Map<string, Entry | null>();
  for (const entry of entries) {
    const name = `${entry.place.level}:${entry.key}`;
    names.set(name, names.has(name) ? null : entry);
  }
  return names;
};
