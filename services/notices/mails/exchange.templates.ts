import { motives } from '../../../shared/contracts/interest.ts';
import { labelOf } from '../../../shared/contracts/proposal-choices.ts';
import { type Sentence, say, type Words } from '../../../shared/kernel/words.ts';
import type { MailBlock, MailContext, MailTemplate, MailTemplates } from '../../kit/mail.ts';
import { inWords } from './day-in-words.ts';

const words = {
  someone: { fr: 'Quelqu’un', en: 'Someone' },
  answer: { fr: 'Lire et répondre', en: 'Read and answer' },
  read: { fr: 'Ouvrir l’échange', en: 'Open the exchange' },
  because: {
    fr: 'Vous recevez ce courriel parce que cet échange vous concerne.',
    en: 'You receive this e-mail because this exchange concerns you.',
  },
  threeAnswers: {
    fr: 'Trois réponses sont possibles : oui, non avec un motif, ou « j’ai d’abord besoin de savoir ceci ».',
    en: 'Three answers are possible: yes, no with a reason, or “I need to know this first”.',
  },
} as const satisfies Words;

type Said = Readonly<{
  subject: Sentence;
  first: Sentence;
  next?: Sentence;
  button?: Sentence;
  threeAnswers?: boolean;
}>;

/** A mail about one exchange: what happened, the other's own words, what comes next, one button. */
const exchange =
  (said: Said | ((context: MailContext) => Said)): MailTemplate =>
  (context) => {
    const { language, words: vaulted, data, publicUrl } = context;
    const { subject, first, next, button, threeAnswers } = typeof said === 'function' ? said(context) : said;
    const values = valuesOf(context);
    const blocks: (MailBlock | false | undefined)[] = [
      say(language, first, values),
      Boolean(vaulted.message) && { quote: vaulted.message ?? '', by: values.who },
      next && say(language, next, values),
      threeAnswers && say(language, words.threeAnswers),
    ];
    return {
      subject: say(language, subject, values),
      blocks: blocks.filter((block) => block !== false && block !== undefined),
      action: { label: say(language, button ?? words.read), url: `${publicUrl}${data.path}` },
      because: say(language, words.because),
    };
  };

const valuesOf = ({ language, data, people }: MailContext) => ({
  who: people.other || say(language, words.someone),
  title: String(data.title ?? ''),
  day: inWords(language, String(data.answerBy ?? '')),
  motive: say(language, labelOf(motives, String(data.motive ?? ''))),
});

export const exchangeTemplates: MailTemplates = {
  'interest-received': exchange(({ data }) => ({
    subject: data.invitation
      ? { fr: 'Invitation autour de « {title} »', en: 'Invitation about “{title}”' }
      : { fr: 'Un intérêt pour « {title} »', en: 'Interest in “{title}”' },
    first: data.invitation
      ? {
          fr: '{who} vous invite à travailler sur son terrain, à partir de votre question « {title} ».',
          en: '{who} invites you to work on their terrain, starting from your question “{title}”.',
        }
      : {
          fr: '{who} s’intéresse à « {title} » et vous écrit :',
          en: '{who} is interested in “{title}” and writes to you:',
        },
    next: {
      fr: 'Une réponse est promise pour le {day}. Un rappel vous sera envoyé quelques jours avant.',
      en: 'An answer is promised by {day}. A reminder will be sent a few days before.',
    },
    threeAnswers: true,
    button: words.answer,
  })),
  'interest-sent': exchange({
    subject: { fr: 'Votre message sur « {title} » est parti', en: 'Your message about “{title}” has been sent' },
    first: {
      fr: 'Votre message à propos de « {title} » a été transmis. Une réponse vous est promise pour le {day}.',
      en: 'Your message about “{title}” has been passed on. You are promised an answer by {day}.',
    },
    next: {
      fr: 'Sans réponse d’ici là, la coordination le verra et vous proposera une suite.',
      en: 'With no answer by then, the coordinators will see it and suggest what to do next.',
    },
  }),
  'clarification-asked': exchange({
    subject: { fr: 'Une précision sur « {title} »', en: 'A question about “{title}”' },
    first: {
      fr: '{who} a besoin de savoir ceci avant de vous répondre :',
      en: '{who} needs to know this before answering you:',
    },
    next: {
      fr: 'Répondez d’ici le {day} pour que l’échange continue.',
      en: 'Answer by {day} for the exchange to go on.',
    },
    button: words.answer,
  }),
  'clarification-given': exchange({
    subject: { fr: 'La précision demandée sur « {title} »', en: 'The answer to your question about “{title}”' },
    first: { fr: '{who} répond à votre demande de précision :', en: '{who} answers your question:' },
    next: { fr: 'Votre réponse est attendue pour le {day}.', en: 'Your answer is expected by {day}.' },
    threeAnswers: true,
    button: words.answer,
  }),
  'interest-accepted': exchange({
    subject: { fr: 'C’est oui pour « {title} »', en: 'It is a yes for “{title}”' },
    first: {
      fr: '{who} accepte de travailler avec vous sur « {title} ».',
      en: '{who} agrees to work with you on “{title}”.',
    },
    next: {
      fr: 'Un partenariat est ouvert : vous allez en écrire les termes ensemble, clause par clause.',
      en: 'A partnership is open: you will write its terms together, clause by clause.',
    },
  }),
  'interest-declined': exchange({
    subject: { fr: 'Une réponse sur « {title} »', en: 'An answer about “{title}”' },
    first: {
      fr: '{who} ne peut pas donner suite. Motif : {motive}.',
      en: '{who} cannot take this further. Reason: {motive}.',
    },
    next: {
      fr: 'La page vous propose des terrains et des questions proches, et la coordination peut vous aider à reformuler.',
      en: 'The page suggests terrains and questions close to this one, and the coordinators can help you reword it.',
    },
  }),
  'message-received': exchange({
    subject: { fr: 'Un message à propos de « {title} »', en: 'A message about “{title}”' },
    first: { fr: '{who} vous écrit à propos de « {title} » :', en: '{who} writes to you about “{title}”:' },
  }),
  'interest-withdrawn': exchange({
    subject: { fr: '« {title} » : un intérêt est retiré', en: '“{title}”: an interest is withdrawn' },
    first: {
      fr: '{who} a retiré son message : vous n’avez plus rien à répondre.',
      en: '{who} has withdrawn their message: you have nothing more to answer.',
    },
  }),
  'interest-chased': exchange({
    subject: { fr: 'Réponse attendue sur « {title} »', en: 'Answer expected about “{title}”' },
    first: {
      fr: '{who} attend votre réponse à propos de « {title} ». La date promise approche.',
      en: '{who} is waiting for your answer about “{title}”. The promised date is near.',
    },
    threeAnswers: true,
    button: words.answer,
  }),
  'interest-lapsed': exchange({
    subject: { fr: 'Sans réponse sur « {title} »', en: 'No answer about “{title}”' },
    first: {
      fr: 'La date promise est passée sans réponse à propos de « {title} ». Vous pouvez écrire de nouveau, ou chercher ailleurs : la page propose des pistes proches.',
      en: 'The promised date has passed with no answer about “{title}”. You can write again, or look elsewhere: the page suggests some that are close.',
    },
    next: { fr: 'La coordination en est informée.', en: 'The coordinators have been informed.' },
  }),
  'interest-lapsed-unanswered': exchange({
    subject: { fr: '« {title} » : la date promise est passée', en: '“{title}”: the promised date has passed' },
    first: {
      fr: '{who} n’a pas reçu de réponse à propos de « {title} ». Si le sujet vous intéresse encore, un mot suffit.',
      en: '{who} has had no answer about “{title}”. If it still interests you, a word is enough.',
    },
  }),
  'interest-handed-over': exchange({
    subject: { fr: 'Un échange vous est confié : « {title} »', en: 'An exchange is now yours: “{title}”' },
    first: {
      fr: 'Vous êtes désormais responsable de « {title} » : un échange avec {who} attend votre réponse.',
      en: 'You are now responsible for “{title}”: an exchange with {who} awaits your answer.',
    },
    threeAnswers: true,
    button: words.answer,
  }),
};
