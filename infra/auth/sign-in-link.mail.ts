import type { MailTemplate, MailTemplates } from '../../services/kit/mail.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { linkToken } from './link-token.ts';
import { returnPath } from './return-path.ts';

const words = {
  subject: { fr: 'Votre lien de connexion à Connecteur', en: 'Your sign-in link for Connecteur' },
  first: {
    fr: 'Voici le lien demandé pour vous connecter à Connecteur. La page qui s’ouvre porte un bouton : c’est lui qui vous connecte.',
    en: 'Here is the link you asked for to sign in to Connecteur. The page it opens has one button: that button signs you in.',
  },
  limits: {
    fr: 'Ce lien sert une fois et vaut dix minutes, sur cet appareil ou sur un autre.',
    en: 'This link works once and lasts ten minutes, on this device or another.',
  },
  action: { fr: 'Ouvrir la page de connexion', en: 'Open the sign-in page' },
  because: {
    fr: 'Quelqu’un, sans doute vous, a donné cette adresse sur la page de connexion. Si ce n’est pas vous, il n’y a rien à faire : sans ce lien, personne n’entre.',
    en: 'Somebody, probably you, gave this address on the sign-in page. If it was not you, there is nothing to do: without this link nobody gets in.',
  },
} satisfies Words;

/** The page a link leads to. The token is rebuilt when the mail is sent: the outbox never held it. */
export const linkAddress = (publicUrl: string, token: string, retour: string | null): string => {
  const address = new URL(`${publicUrl}/connexion/lien`);
  address.searchParams.set('token', token);
  if (retour) address.searchParams.set('retour', retour);
  return address.href;
};

const signInLink =
  (secret: string): MailTemplate =>
  ({ language, data, publicUrl }) => ({
    subject: say(language, words.subject),
    blocks: [say(language, words.first), say(language, words.limits)],
    action: {
      label: say(language, words.action),
      url: linkAddress(publicUrl, linkToken(secret, String(data.nonce)), returnPath(data.retour)),
    },
    because: say(language, words.because),
  });

/** The mails sign-in asks for; they need the secret, so they do not belong to a service. */
export const signInMails = (secret: string): MailTemplates => ({ 'sign-in-link': signInLink(secret) });
