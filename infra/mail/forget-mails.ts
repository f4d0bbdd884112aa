import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readSource } from './mailbox.ts';
import { readEml } from './read-eml.ts';

/** Removes the mails kept as files that were sent to somebody, or hold their words, once these are to be erased. */
export const forgetMailsIn =
  (dir: string) =>
  async (words: readonly string[]): Promise<void> => {
    const sought = words.map(flat).filter(Boolean);
    for (const name of await readdir(dir).catch(() => [] as string[])) {
      // A file being written when the process stopped belongs to a mail that will be written again, if it still may.
      const unfinished = name.endsWith('.part');
      const source = unfinished ? undefined : await readSource(dir, name.replace(/\.eml$/, ''));
      if (unfinished || (source !== undefined && mentions(source, sought))) await rm(join(dir, name), { force: true });
    }
  };

const mentions = (source: string, sought: readonly string[]): boolean => {
  const { to, subject, text } = readEml(source);
  const held = flat([to, subject, text].join('\n'));
  return sought.some((words) => held.includes(words));
};

/** As if on one line: text mails wrap and quote what people wrote. */
const flat = (text: string): string =>
  text
    .replace(/^[> ]+/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
