import type { html } from 'hono/html';
import type { Role } from '../../shared/contracts/person.ts';
import type { Language } from '../../shared/kernel/words.ts';

/** What hono/html gives: escaped markup, perhaps still arriving. */
export type Html = ReturnType<typeof html>;

/** What surrounds every page: who reads it, in which language, at which address, and the files it needs. */
export type Frame = Readonly<{
  language: Language;
  /** Path and query of this page, as in `/terrains?theme=eau`. */
  path: string;
  /** Where the site is, without a trailing slash. */
  publicUrl: string;
  who: Readonly<{ name: string; roles: readonly Role[] }> | null;
  /** Built files; `theme` is the small script that applies a forced theme before the first paint. */
  assets: Readonly<{ css: string; js: string; theme?: string }>;
  /** The coordinator named at the foot of every page. */
  contact: Readonly<{ name: string; email: string }> | null;
  /** How many things wait for this person in their space. */
  waiting?: number;
  /** Where this page stands among what changes, for whoever is told what is new from there on. */
  news?: string;
}>;

const parts = (path: string) => new URL(path, 'http://page.invalid');

/** The same page in the other language: every other parameter of the address is kept. */
export const inLanguage = (path: string, language: Language): string => {
  const url = parts(path);
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
};

/** The one address a page is known by: without its query, save the language when it is not French. */
export const canonical = ({ path, publicUrl, language }: Frame, as: Language = language): string =>
  publicUrl + parts(path).pathname + (as === 'fr' ? '' : `?lang=${as}`);

/** True on the page at `href` and below it: `/terrains` holds `/terrains/abc`. */
export const isWithin = (path: string, href: string): boolean => {
  const here = parts(path).pathname;
  return here === href || here.startsWith(`${href}/`);
};
