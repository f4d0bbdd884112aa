/** A mail as its reader sees it. */
export type ReadMail = Readonly<{
  headers: ReadonlyMap<string, string>;
  subject: string;
  from: string;
  to: string;
  date: Date | undefined;
  text: string;
  html: string;
}>;

/** Reads mails of the kind this server writes: headers, and one text with its HTML twin. Anything odd is left out, never thrown. */
export const readEml = (source: string): ReadMail => {
  const { headers, body } = split(source.replace(/\r\n/g, '\n'));
  const parts = leaves(headers, body);
  const header = (name: string) => headers.get(name) ?? '';
  const date = new Date(header('date'));
  return {
    headers,
    subject: header('subject'),
    from: header('from'),
    to: header('to'),
    date: Number.isNaN(date.getTime()) ? undefined : date,
    text: parts.get('text/plain') ?? '',
    html: parts.get('text/html') ?? '',
  };
};

type Headers = ReadonlyMap<string, string>;

const split = (source: string): { headers: Headers; body: string } => {
  const end = source.indexOf('\n\n');
  const head = (end < 0 ? source : source.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body: end < 0 ? '' : source.slice(end + 2) };
};

/** The texts of a mail by type, whatever they are wrapped in. */
const leaves = (headers: Headers, body: string): Map<string, string> => {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  const name = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!boundary || !name.startsWith('multipart/')) return new Map([[name, decodeBody(headers, body)]]);
  const found = new Map<string, string>();
  for (const part of `\n${body}`.split(`\n--${boundary}`).slice(1)) {
    if (part.startsWith('--')) break;
    const inner = split(part.replace(/^[^\n]*\n/, ''));
    for (const [kind, text] of leaves(inner.headers, inner.body)) found.set(kind, text);
  }
  return found;
};

const decodeBody = (headers: Headers, body: string): string => {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding === 'quoted-printable') return unquoted(body.replace(/=\n/g, ''));
  return body;
};

const unquoted = (text: string): string =>
  Buffer.from(latin(Buffer.from(text).toString('latin1')), 'latin1').toString();

const WORD = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;
const WORDS = /=\?utf-8\?[bq]\?[^?]*\?=(?:\s+=\?utf-8\?[bq]\?[^?]*\?=)*/gi;

/** RFC 2047 words; the space between two of them belongs to neither, and a letter may begin in one and end in the next. */
const decodeWords = (text: string): string =>
  text.replace(WORDS, (run) => {
    const bytes = [...run.matchAll(WORD)].map(([, how = '', words = '']) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64')
        : Buffer.from(latin(words.replaceAll('_', ' ')), 'latin1'),
    );
    return Buffer.concat(bytes).toString();
  });

const latin = (text: string): string =>
  text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
