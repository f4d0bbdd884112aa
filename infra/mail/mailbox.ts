import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadMail, readEml } from './read-eml.ts';

/** One file of the folder mails are written to when there is no mail server. */
export type BoxedMail = ReadMail & Readonly<{ id: string }>;

/**
 * Whether the folder may be read as a page: sign-in links lie in it, so only where no mail server is set, the database
 * is embedded, and the site is this very machine.
 */
export const mailboxIsOpen = (
  config: Readonly<{ smtpUrl: string | undefined; databaseUrl: string | undefined; publicUrl: string }>,
): boolean =>
  !config.smtpUrl &&
  !config.databaseUrl &&
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(config.publicUrl).hostname);

const NAME = /^[0-9A-Za-z_-]+\.eml$/;

/** The mails of a folder, newest first; an absent folder is an empty box. */
export const readMailbox = async (dir: string, limit = 200): Promise<BoxedMail[]> => {
  const names = (await readdir(dir).catch(() => [] as string[])).filter((name) => NAME.test(name)).sort();
  const read = await Promise.all(
    names
      .slice(-limit)
      .reverse()
      .map((name) => readBoxed(dir, name.slice(0, -4))),
  );
  return read.filter((mail) => mail !== undefined);
};

/** One mail by its id, if it is there. */
export const readBoxed = async (dir: string, id: string): Promise<BoxedMail | undefined> => {
  const source = await readSource(dir, id);
  return source === undefined ? undefined : { id, ...readEml(source) };
};

/** The file itself, for mail programs. */
export const readSource = async (dir: string, id: string): Promise<string | undefined> =>
  NAME.test(`${id}.eml`) ? readFile(join(dir, `${id}.eml`), 'utf8').catch(() => undefined) : undefined;
