/** One line of minutes, seen through its form only; `n` counts from 1 in the source. */
export type Line = Readonly<{
  n: number;
  /** The last line of the source that belongs to it. */
  to: number;
  /** As written, trimmed. */
  raw: string;
  /** Without bullet, heading marks, or the bold that wraps a whole line. */
  text: string;
  indent: number;
  bullet: string | null;
  /** Markdown heading level, 0 when it is none. */
  level: number;
  bold: boolean;
  caps: boolean;
  afterBlank: boolean;
}>;

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD\f\v]/g;
const BULLET =
  /^(->|=>|[→➔➜➤➢⇒►▶•●▪■◦‣·○❖✓\uF0A7\uF0B7\uF0D8\uF0E0](?=\s*\S)|[-–—*+>](?=\s+\S)|[-–—](?=\p{Lu})|o(?=\s+\p{Lu}))\s*/u;
const NUMBERED = /^(?:\d{1,2}|[a-h])[.)]\s+(?=\S)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const BOLD = /^(?:\*\*([^*]+)\*\*|__([^_]+)__)\s*(:?)$/;

/** Lower case without accents, for comparing words as people type them. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[’‘`´]/g, "'");

const isCaps = (text: string) => {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 3 && letters === letters.toUpperCase();
};

const unbullet = (raw: string): { bullet: string | null; rest: string } => {
  const mark = BULLET.exec(raw);
  if (mark) return { bullet: /^[-–—]$/.test(mark[1] ?? '') ? '-' : (mark[1] ?? '-'), rest: raw.slice(mark[0].length) };
  const number = NUMBERED.exec(raw);
  return number ? { bullet: '1', rest: raw.slice(number[0].length) } : { bullet: null, rest: raw };
};

const lineOf = (source: string, n: number, afterBlank: boolean): Line => {
  const clean = source.replace(INVISIBLE, '').replace(/\t/g, '    ');
  // Some converters protect the marks that begin a line.
  const raw = clean.trim().replace(/^(\d{0,2})\\(?=[-*+#>.)])/, '$1');
  const heading = raw.length < 400 ? HEADING.exec(raw) : null;
  const { bullet, rest } = heading ? { bullet: null, rest: heading[2] ?? '' } : unbullet(raw);
  const bold = rest.length < 400 ? BOLD.exec(rest) : null;
  const text = bold ? `${bold[1] ?? bold[2]}${bold[3]}` : rest;
  const indent = clean.length - clean.trimStart().length;
  return {
    n,
    to: n,
    raw,
    text,
    indent,
    bullet,
    level: heading?.[1]?.length ?? 0,
    bold: bold !== null,
    caps: isCaps(text),
    afterBlank,
  };
};

/** The lines that hold something, each knowing whether a blank one came before it. */
export const linesOf = (source: string): Line[] => {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const [index, written] of source
    .normalize('NFC')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = lineOf(written, index + 1, afterBlank);
    afterBlank = line.text === '' || /^[-–—*+>→•]$/.test(line.raw);
    if (!afterBlank) lines.push(line);
  }
  return lines;
};

const startsSmall = (line: Line) => line.bullet === null && /^\p{Ll}/u.test(line.text);

/** Lines cut by a narrow page made whole again: what begins small goes on where the line above was left open. */
export const unwrapped = (lines: readonly Line[]): Line[] => {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    if (!above || line.afterBlank || !startsSmall(line) || endsSentence(above.text)) whole.push(line);
    else
      whole[whole.length - 1] = {
        ...above,
        raw: `${above.raw} ${line.raw}`,
        text: `${above.text} ${line.text}`,
        to: line.to,
      };
  }
  return whole;
};

const endsSentence = (text: string) => /[.?!…:][»”"')\]*_]*$/.test(text);

/** Ends like a sentence, so it is no heading. */
export const isSentence = (text: string): boolean => /[.?!…;,][»”"')\]*_]*$/.test(text) || /https?:\S+$/.test(text);
export const endsWithColon = (text: string): boolean => /:[*_\s]*$/.test(text);
