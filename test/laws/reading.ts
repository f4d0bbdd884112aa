import type { Language } from '../../shared/kernel/words.ts';
import { readText } from './chrome-sentences.ts';

/** What is wrong with the language of a page: its mark, or a sentence of the other one. */
export const languageFaults = (
  html: string,
  language: Language,
  sentences: Readonly<Record<Language, readonly string[]>>,
): string[] => {
  const said = readText(html);
  const foreign = sentences[language === 'fr' ? 'en' : 'fr'].filter((sentence) => said.includes(sentence));
  return [
    ...(html.includes(`<html lang="${language}">`) ? [] : ['not marked as such']),
    ...(sentences[language].some((sentence) => said.includes(sentence)) ? [] : ['says nothing in it']),
    ...foreign,
  ];
};

/** Follows every link from the home page on. Answers those that lead nowhere with the page they stand on. */
export const crawl = async (
  site: string,
  open: (path: string) => Promise<Response>,
): Promise<Readonly<{ broken: string[]; seen: number }>> => {
  const broken: string[] = [];
  const seen = new Map<string, string>([['/', 'the start']]);
  const notions = new Set<string>();
  for (const [path, from] of seen) {
    const answer = await open(path);
    if (answer.status >= 400) broken.push(`${path} (${answer.status}) from ${from}`);
    if (seen.size > 3_000) throw new Error(`links without end, as ${path} from ${from}`);
    if (!isToBeRead(path, answer)) continue;
    const links = linksOf(await answer.text(), new URL(path, site), site).filter((link) => !seen.has(link));
    for (const link of links.filter((one) => isWorthOpening(one, notions))) seen.set(link, path);
  }
  return { broken, seen: seen.size };
};

/** Hundreds of concepts have pages made alike, whose links the vocabulary's own test checks: some of them are enough. */
const isWorthOpening = (link: string, notions: Set<string>): boolean => {
  if (!link.startsWith('/notions/')) return true;
  if (notions.size < SOME_NOTIONS) notions.add(link);
  return notions.has(link);
};
const SOME_NOTIONS = 60;

/** Pages are read on; of lists only those with one filter, or there would be no end. */
const isToBeRead = (path: string, answer: Response): boolean =>
  (answer.headers.get('content-type') ?? '').includes('text/html') &&
  new URL(path, 'http://here').searchParams.size < 2 &&
  !path.startsWith('/courrier/');

const linksOf = (html: string, page: URL, site: string): string[] =>
  [...html.matchAll(/\s(?:href|src|action)="([^"]+)"/g)].flatMap(([, raw = '']) => {
    const address = raw.replaceAll('&amp;', '&');
    if (/^(mailto:|data:|#)/.test(address)) return [];
    const url = new URL(address, page);
    // The site knows itself by its public address.
    if (url.hostname !== 'localhost' && url.origin !== site) return [];
    return [url.pathname + url.search];
  });
