import { readMailbox } from '../../infra/mail/mailbox.ts';
import { form, json, type Visit, visitorOf } from '../kit/visit.ts';

const LINK = /https?:\/\/\S+\/connexion\/lien\?\S+/;
const ADDRESS = 'ines@sablieres.example';

/** A browser of somebody who has just signed in and joined, as practitioner and researcher, on a site whose mails are files there. */
export const joined = async (url: string, mailDir: string): Promise<Visit> => {
  const asked = visitorOf(url);
  // A connection left idle while something else was measured may be closed as it is used again.
  const visit: Visit = (path, init) => asked(path, init).catch(() => asked(path, init));
  await visit('/connexion', form({ email: ADDRESS }));
  for (;;) {
    const [letter] = await readMailbox(mailDir).catch(() => []);
    const link = letter && LINK.exec(letter.text)?.[0];
    if (link) {
      await visit('/connexion/lien', form(Object.fromEntries(new URL(link).searchParams)));
      break;
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  const profile = { name: 'Inès Banc', roles: ['practitioner', 'researcher'], organisation: 'Les Sablières' };
  const answer = await visit('/api/me', json('PUT', profile));
  if (!answer.ok) throw new Error(`could not join: ${answer.status} ${await answer.text()}`);
  return visit;
};
