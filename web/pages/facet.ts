import type { Sentence } from '../../shared/kernel/words.ts';

export type FacetOption = Readonly<{ value: string; label: string; count: number; checked: boolean }>;
export type Facet = Readonly<{ name: string; label: string; options: readonly FacetOption[] }>;
export type Facets = Readonly<{
  /** Path and query of the list as it stands. */
  path: string;
  /** The text searched; its parameter is `q`. */
  search: { label: string; value: string; hint?: string };
  facets: readonly Facet[];
  sort?: { value: string; options: readonly { value: string; label: string }[] };
  total: number;
  /** More may match: the total and the counts are of the newest only. */
  atLeast?: boolean;
  /** `{n} terrain` / `{n} terrains`. */
  forms: { one: Sentence; other: Sentence };
}>;

/** Every ticked choice of every facet. */
export const chosenIn = (facets: readonly Facet[]) =>
  facets.flatMap(({ name, options }) => options.filter((one) => one.checked).map((one) => ({ ...one, name })));

/** What else the address holds and a new search must keep, such as the language. */
export const keptIn = ({ path, facets }: Facets): [string, string][] => {
  const own = new Set(['q', 'tri', 'apres', ...facets.map(({ name }) => name)]);
  return [...new URL(path, 'http://page.invalid').searchParams].filter(([name]) => !own.has(name));
};
