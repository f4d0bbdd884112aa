import { dateIn } from './dates.ts';
import { fold, isSentence, type Line } from './lines.ts';

export type MeetingTitle = Readonly<{ number: number; title: string; key: string }>;
export type EditionTitle = Readonly<{ title: string; date: string | undefined }>;

const WORD =
  '(?:session|séance|seance|atelier|rencontre|webinaire|visioconférence|visio|réunion|reunion|table[ -]ronde|connecteur|plénière)';
const NUMBER = '(\\d{1,3}|[ivx]{1,5}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)';
const AFTER = new RegExp(`^${WORD}\\s*(?:recherche\\s*)?(?:n\\s?[°ºo.]?\\s*)?${NUMBER}(?![\\p{L}\\d])\\s*(.*)$`, 'iu');
const BEFORE = new RegExp(
  `^(\\d{1,2}|première|premiere|deuxième|deuxieme|seconde|troisième|troisieme|quatrième|quatrieme|cinquième|cinquieme|sixième|sixieme)\\s*(?:ère|ere|re|er|e|ème|eme|nde)?\\s+${WORD}(?![\\p{L}\\d])\\s*(.*)$`,
  'iu',
);
const ORDINALS = ['', 'une', 'deu', 'tro', 'qua', 'cin', 'six', 'sep', 'hui', 'neu', 'dix'];
const LEADERS = /\s*(?:\.{3,}|…{2,}|(?:\. ){3,}|_{3,}|\s{3,})\s*\d{1,3}$/;
const MARK = /^[-–—:.|/•·,>]+\s*/;

const roman = (text: string): number => {
  const values = { i: 1, v: 5, x: 10 } as const;
  const digits = [...text].map((letter) => values[letter as keyof typeof values]);
  return digits.reduce<number>((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0);
};

const numberOf = (written: string): number => {
  const folded = fold(written);
  if (/^\d+$/.test(folded)) return Number(folded);
  if (/^[ivx]+$/.test(folded)) return roman(folded);
  if (/^(?:un|premiere)/.test(folded)) return 1;
  return folded.startsWith('seconde') ? 2 : Math.max(1, ORDINALS.indexOf(folded.slice(0, 3)));
};

export const keyOf = (number: number, title: string) =>
  `${number}|${fold(title)
    .replace(/[^a-z0-9]/g, '')
    .replace(/\d+$/, '')}`;

/** Dot leaders and a page number, or a link inside the document: a line of a table of contents. */
export const isContentsLine = (line: Line): boolean =>
  line.raw.length < 400 && (LEADERS.test(line.raw) || /^\W*\[[^\]]+\]\(#[^)]*\)\W*$/.test(line.raw));

const unmarked = (line: Line) =>
  line.raw
    .replace(/^#+\s*/, '')
    .replace(/\*\*|__/g, '')
    .replace(LEADERS, '');
const isLoud = (line: Line) => line.level > 0 || line.bold || /^\p{Lu}{4}/u.test(line.raw);

/** « SESSION 2 – Territoire », « Séance n° 2 : territoire », « 2e atelier »… */
export const meetingTitle = (line: Line): MeetingTitle | undefined => {
  if (line.raw.length > 260 || (line.bullet !== null && !line.caps)) return undefined;
  const raw = unmarked(line);
  const [, written = '', rest = ''] = AFTER.exec(raw) ?? BEFORE.exec(raw) ?? [];
  if (written === '') return undefined;
  const title = rest.replace(MARK, '').trim();
  const parted = rest === '' || MARK.test(rest) || /^[«(]/.test(rest);
  if (!isLoud(line) && (!parted || /[.;,]$/.test(title))) return undefined;
  const number = numberOf(written);
  return number >= 1 ? { number, title, key: keyOf(number, title) } : undefined;
};

/** The heading of an edition: it names the series or a day, and stands alone. */
export const editionTitle = (line: Line, beforeMeetings: boolean): EditionTitle | undefined => {
  if (line.bullet !== null || line.raw.length > 160 || meetingTitle(line)) return undefined;
  const title = unmarked({ ...line, raw: line.text });
  const date = dateIn(title);
  const named = /\bconnecteurs?\b/.test(fold(title));
  const loud = line.caps || line.bold || line.level === 1;
  if (isSentence(title) && !loud) return undefined;
  const known =
    date === undefined ? named && loud && /recherche/.test(fold(title)) : named || line.caps || line.level === 1;
  const first = beforeMeetings && (named || date !== undefined);
  return known || first ? { title, date } : undefined;
};
