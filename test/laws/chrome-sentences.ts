import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Language } from '../../shared/kernel/words.ts';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = ['web/pages', 'infra/mail', 'infra/pages', 'services/partnerships', 'shared/contracts'];
const QUOTED = `'((?:[^'\\\\]|\\\\.)*)'`;
const PAIR = new RegExp(`\\bfr:\\s*${QUOTED},?\\s*en:\\s*${QUOTED}`, 'g');

/** Sentences the pages are made of, in each language: those long enough that the other language never says them by chance. */
export const chromeSentences = async (): Promise<Record<Language, string[]>> => {
  const pairs: [string, string][] = [];
  for (const folder of FOLDERS)
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const source = await readFile(join(root, folder, name), 'utf8');
      for (const [, fr = '', en = ''] of source.matchAll(PAIR)) pairs.push([flat(unquoted(fr)), flat(unquoted(en))]);
    }
  const telling = (own: 0 | 1) => {
    const others = pairs.map((pair) => pair[1 - own] ?? '');
    return pairs
      .flatMap((pair) => (pair[own] ?? '').split(/\{\w+\}/))
      .map((part) => part.trim())
      .filter(
        (part) => part.split(' ').length >= 3 && part.length >= 14 && !others.some((other) => other.includes(part)),
      );
  };
  return { fr: [...new Set(telling(0))], en: [...new Set(telling(1))] };
};

const unquoted = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');

/** All spaces alike, so that typography does not hide a sentence. */
export const flat = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** What a reader of a page sees or hears: its text and the attributes that are read out. */
export const readText = (html: string): string => {
  const spoken = [...html.matchAll(/\b(?:aria-label|alt|placeholder|title|content)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ');
  return flat(decoded(`${spoken.join(' ')} ${text}`));
};

const decoded = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
