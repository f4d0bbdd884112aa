import type { Language } from '../../shared/kernel/words.ts';
import { type OutboxRow, threadRoot } from './outbox.ts';

/** Characters that would begin another header, or hide what is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** Any text as one line that can stand in a header. */
export const oneLine = (text: string, most = 200): string => {
  const line = text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
};

/** Only plain addresses: a list, a comment or a line break would be somebody else's address. */
export const isAddress = (text: string): boolean => /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+$/i.test(text);

/** Headers every mail carries besides its subject and recipient. `stop` is the address that stops its kind. */
export const mailHeaders = (
  row: Pick<OutboxRow, 'thread'>,
  { publicUrl, language, stop }: Readonly<{ publicUrl: string; language: Language; stop: string | undefined }>,
): Record<string, string> => {
  const root = row.thread === null ? undefined : threadRoot(row.thread, publicUrl);
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
    ...(root && { References: root, 'In-Reply-To': root }),
    ...(stop && { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
};
