import type { MinutesSpeaker } from '../../../shared/contracts/minutes.ts';
import { fold, type Line } from './lines.ts';
import { MASK, wordsOf } from './links.ts';

export type Speakers = Readonly<{ speakers: MinutesSpeaker[]; prose: Line[]; left: Line[] }>;

const RESEARCH =
  /\b(?:chercheu|enseignant|sociolog|geograph|anthropolog|psycholog|psychosocio|philosoph|histori(?:en|enne)\b|economist|politist|politolog|urbanist|ergonom|universit|chaire|laboratoire de recherche|cnrs|inrae?\b|inria|inserm|ehess|ecole des mines|sciences po|professeu|maitre(?:sse)? de conf|doctorant|post-?doc|phd|these|umr\b|designeu|paristech|directeur de recherche)/;
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]*|d[eu]s?|la|le|van|von|den|ben|el|al|d['’]\p{Lu}[\p{L}'’-]*)`;
const NAME = new RegExp(String.raw`^(?:(?:M\.|Mme|Mr|Dr|Pr)\s+)?\p{Lu}[\p{L}'’.-]*(?:\s+${NAME_WORD}){0,6}$`, 'u');

const roleOf = (affiliation: string): MinutesSpeaker['role'] =>
  RESEARCH.test(fold(affiliation)) ? 'researcher' : 'practitioner';

const isName = (text: string) => text.length <= 80 && NAME.test(text) && text.includes(' ');

/** Name and affiliation as written: « **Nom** (…) », « Nom, … », « Nom – … », « Nom : … ». */
const parted = (text: string): { name: string; affiliation: string } | undefined => {
  const bold = /^(?:\*\*|__)([^*_]{2,100})(?:\*\*|__)\s*(.*)$/.exec(text);
  const plain = bold ? undefined : /^([^(,:;–—|]{2,100}?)\s*(?:[(,:;–—|]|\s-\s)(.*)$/.exec(text);
  const name = (bold?.[1] ?? plain?.[1] ?? text).replace(/[\s,:–—-]+$/, '').trim();
  if (!bold && !isName(name)) return undefined;
  const written = bold ? (bold[2] ?? '') : text.slice(name.length);
  const inner = written.replace(/^[\s,:;–—|-]+/, '').replace(/[\s.;,]+$/, '');
  const whole = /^\((.*)\)$/.exec(inner);
  const affiliation =
    whole && !/^[^(]*\)/.test(whole[1] ?? '') ? (whole[1] ?? '') : inner.replace(/^\(([^()]*)\)\s*[,–—-]?\s*/, '$1, ');
  return { name, affiliation: affiliation.replace(/,\s*$/, '').trim() };
};

const speakerOf = (text: string, line: number): MinutesSpeaker | undefined => {
  const found = parted(text);
  if (!found) return undefined;
  const affiliation = wordsOf(found.affiliation)
    .text.replace(MASK, '')
    .replace(/[\s,;–-]+$/, '');
  return { name: wordsOf(found.name).text, role: roleOf(affiliation), affiliation, line };
};

/** Cuts at commas and semicolons that stand outside parentheses. */
const pieces = (text: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    const cuts = depth <= 0 && (letter === ';' || letter === ',');
    if (cuts) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.flatMap((part) => part.split(/(?<=\))\s+et\s+(?=\p{Lu})/u));
};

const beginsPerson = (part: string) => isName((part.split('(')[0] ?? '').replace(/\*\*/g, '').trim());

/** Cuts « A (…), B (…) et C, … » where a new person begins. */
const people = (text: string): string[] => {
  const joined: string[] = [];
  for (const written of pieces(text)) {
    const part = written.trim().replace(/^et\s+(?=\p{Lu})/u, '');
    if (part === '') continue;
    if (joined.length === 0 || beginsPerson(part)) joined.push(part);
    else joined.push(`${joined.pop()}, ${part}`);
  }
  return joined;
};

const isOpenParenthesis = (text: string) => (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0);

/** Joins what a narrow page has cut: an open parenthesis, or a line that starts small. */
const unwrapped = (lines: readonly Line[]): Line[] => {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn = before && line.bullet === null && (isOpenParenthesis(before.text) || /^[\p{Ll}(]/u.test(line.text));
    if (goesOn)
      joined[joined.length - 1] = { ...before, text: `${before.text} ${line.text}`, raw: `${before.raw} ${line.raw}` };
    else joined.push(line);
  }
  return joined;
};

const written = (line: Line) => (line.bold ? `**${line.text.replace(/:$/, '')}**` : line.text);

/** A bulleted bold name is a speaker even where no label announces the list. */
export const isSpeakerLine = (line: Line): boolean =>
  line.bullet !== null && /^\*\*[^*]{3,80}\*\*\s*[(,:–—-]/.test(line.text);

const textsOf = (line: Line) => (line.bullet === null && line.text.length > 120 ? people(line.text) : [written(line)]);

/** The people who spoke; long sentences among them are the theme's. */
export const speakersIn = (lines: readonly Line[], inline?: { text: string; line: number }): Speakers => {
  const named = inline ? people(inline.text).map((text) => speakerOf(text, inline.line)) : [];
  const speakers = named.filter((speaker) => speaker !== undefined);
  const prose: Line[] = [];
  const left: Line[] = [];
  for (const line of unwrapped(lines)) {
    const found = textsOf(line).map((text) => speakerOf(text, line.n));
    const isLong = line.bullet === null && line.text.length > 100;
    if (found.every((speaker) => speaker !== undefined)) speakers.push(...found);
    else (isLong ? prose : left).push(line);
  }
  return { speakers, prose, left };
};
