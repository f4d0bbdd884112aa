import { join } from 'node:path';
import { readMailbox } from '../../../infra/mail/mailbox.ts';
import type { SmtpSink } from '../../kit/smtp-sink.ts';
import { form, json, type Visit, visitorOf } from '../../kit/visit.ts';

/** Where the sign-in mail arrives: the folder of a server without SMTP, or the mail server given to it. */
export type Letters = (address: string) => Promise<readonly string[]>;

/** The letters a server without SMTP writes into its data directory. */
export const lettersIn =
  (dataDir: string): Letters =>
  async (address) =>
    (await readMailbox(join(dataDir, 'mail'))).filter(({ to }) => to.includes(address)).map(({ text }) => text);

/** The letters a mail server took. */
export const lettersAt =
  ({ mails }: Pick<SmtpSink, 'mails'>): Letters =>
  async (address) =>
    mails
      .filter(({ to }) => JSON.stringify(to).includes(address))
      .map(({ text = '' }) => text)
      .reverse();

type At = Readonly<{ url: string; letters: Letters }>;

/** Signs in by the mailed link, through the pages. Throws when no letter comes within 30 seconds or the link is refused. */
export const signIn = async ({ url, letters }: At, address: string): Promise<Visit> => {
  const visit = visitorOf(url);
  await visit('/connexion', form({ email: address }));
  const answer = await visit('/connexion/lien', form(Object.fromEntries(await linkFor(letters, address))));
  if (answer.status !== 303) throw new Error(`${address} could not sign in: ${answer.status}`);
  return visit;
};

const LINK = /https?:\/\/\S+\/connexion\/lien\?\S+/;

/** What the link of the newest sign-in letter says; waited for. Throws when none comes within 30 seconds. */
export const linkFor = async (letters: Letters, address: string): Promise<URLSearchParams> => {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const link = (await letters(address)).map((text) => LINK.exec(text)?.[0]).find(Boolean);
    if (link) return new URL(link).searchParams;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`no sign-in letter for ${address}`);
};

/** Signs in and opens a profile as a practitioner and researcher, who may post terrains and questions. */
export const joined = async (at: At, address: string): Promise<Visit> => {
  const visit = await signIn(at, address);
  const profile = { name: 'Ana Kermarec', roles: ['practitioner', 'researcher'], organisation: 'Ville de Sablières' };
  const answer = await visit('/api/me', json('PUT', { ...profile, language: 'fr' }));
  if (!answer.ok) throw new Error(`${address} could not join: ${answer.status} ${await answer.text()}`);
  return visit;
};
