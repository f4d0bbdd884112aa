import { say, type Words } from '../../../shared/kernel/words.ts';
import type { MailTemplates } from '../../kit/mail.ts';

const words = {
  subject: {
    fr: 'Votre compte Connecteur sera effacé le {day}',
    en: 'Your Connecteur account will be erased on {day}',
  },
  unused: {
    fr: 'Vous ne vous êtes pas connecté·e depuis deux ans. Pour ne pas garder vos données sans raison, nous effacerons votre compte le {day}.',
    en: 'You have not signed in for two years. So as not to keep your data without a reason, we will erase your account on {day}.',
  },
  stays: {
    fr: 'Les terrains et questions publiés resteront, au nom de leur organisation et sans le vôtre.',
    en: 'Published terrains and questions will stay, in their organisation’s name and without yours.',
  },
  keep: {
    fr: 'Pour le garder, il suffit de vous connecter une fois d’ici là.',
    en: 'To keep it, just sign in once before then.',
  },
  action: { fr: 'Me connecter', en: 'Sign in' },
  because: {
    fr: 'Ce courriel vous est envoyé parce que votre compte existe encore ; il n’en viendra pas d’autre à ce sujet.',
    en: 'You receive this mail because your account still exists; no other will follow on this subject.',
  },
} satisfies Words;

const locales = { fr: 'fr-FR', en: 'en-GB' };

export const idleAccountMails: MailTemplates = {
  'account-idle': ({ language, data, publicUrl }) => {
    const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${data.until}T00:00:00Z`),
    );
    return {
      subject: say(language, words.subject, { day }),
      blocks: [say(language, words.unused, { day }), say(language, words.keep), say(language, words.stays)],
      action: { label: say(language, words.action), url: `${publicUrl}/connexion` },
      because: say(language, words.because),
    };
  },
};
