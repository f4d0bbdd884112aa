import type { DemoFilled } from './fill-demo.ts';
import { addressOf, names, people } from './people.ts';

const kept = [
  'Cette instance n’est pas vide : la démonstration n’y a rien changé. Pour la voir, indiquez un dossier neuf (DATA_DIR=./demo).',
  'This instance is not empty: the demonstration changed nothing in it. To see it, name a new folder (DATA_DIR=./demo).',
];

/** Settings of the demonstration, unless others are given: its coordinator to write to, and a log quiet enough to find whom to sign in as. */
export const demoSettings = {
  CONTACT_NAME: people.coordination.name,
  CONTACT_EMAIL: addressOf('coordination'),
  LOG_LEVEL: 'warn',
};

/**
 * What a newcomer reads once the demonstration answers: who to be, how to sign in, and where to begin. `mails` is where they
 * lie on this machine; nothing when a mail server takes them.
 */
export const demoGreeting = (filled: DemoFilled, publicUrl: string, mails: string | null): string =>
  [
    '',
    ...(filled === 'kept' ? kept : whoToBe),
    ...(filled === 'filled' ? [...(mails ? here : sent), `  1. ${publicUrl}/connexion`] : []),
    ...(filled === 'filled' ? [...(mails ? [`  2. ${mails}`] : []), ''] : []),
  ].join('\n');

const whoToBe = [
  'Démonstration prête : des personnes, des organismes et des faits inventés. Connectez-vous avec l’une de ces adresses :',
  'The demonstration is ready: invented people, organisations and facts. Sign in with one of these addresses:',
  '',
  ...names.flatMap((name) => {
    const person: { name: string; shown?: { fr: string; en: string } } = people[name];
    return person.shown
      ? [`  ${addressOf(name).padEnd(32)}${person.name}, ${person.shown.fr} / ${person.shown.en}`]
      : [];
  }),
  '',
];

const here = [
  'Demandez un lien (1), puis ouvrez-le dans les courriels de cette machine (2) :',
  'Ask for a link (1), then open it among the e-mails of this machine (2):',
];
const sent = [
  'Demandez un lien (1) : il part par le serveur de courrier de SMTP_URL, comme tous les courriels de la démonstration.',
  'Ask for a link (1): it leaves through the mail server of SMTP_URL, as all e-mails of the demonstration do.',
];
