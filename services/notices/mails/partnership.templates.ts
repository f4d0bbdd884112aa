import { type Sentence, say, type Words } from '../../../shared/kernel/words.ts';
import type { MailBlock, MailTemplate, MailTemplates } from '../../kit/mail.ts';
import { inWords } from './day-in-words.ts';

const words = {
  open: { fr: 'Ouvrir le partenariat', en: 'Open the partnership' },
  because: {
    fr: 'Vous recevez ce courriel parce que vous êtes partie à ce partenariat, ou de la coordination.',
    en: 'You receive this e-mail because you are a party to this partnership, or a coordinator.',
  },
} as const satisfies Words;

type Said = Readonly<{ subject: Sentence; first: Sentence; next?: Sentence; button?: Sentence }>;

const partnership =
  ({ subject, first, next, button }: Said): MailTemplate =>
  ({ language, data, words: vaulted, publicUrl }) => {
    const values = {
      title: String(data.title ?? ''),
      what: String(data.what ?? ''),
      proof: String(data.proof ?? ''),
      due: data.due ? inWords(language, String(data.due)) : '',
    };
    const blocks: MailBlock[] = [say(language, first, values)];
    if (vaulted.message) blocks.push({ quote: vaulted.message });
    if (next) blocks.push(say(language, next, values));
    return {
      subject: say(language, subject, values),
      blocks,
      action: { label: say(language, button ?? words.open), url: `${publicUrl}${data.path}` },
      because: say(language, words.because),
    };
  };

export const partnershipTemplates: MailTemplates = {
  'partnership-proposed': partnership({
    subject: { fr: 'Partenariat « {title} » : les termes à écrire', en: 'Partnership “{title}”: the terms to write' },
    first: {
      fr: 'Un partenariat est ouvert autour de « {title} ». Sept clauses sont à relire et à accepter des deux côtés ; chacune a déjà un texte de départ.',
      en: 'A partnership is open about “{title}”. Seven clauses are to be read and agreed by both sides; each already has a starting text.',
    },
    next: {
      fr: 'Quand toutes sont acceptées, l’un de vous l’envoie à la coordination, qui approuve.',
      en: 'When all are agreed, one of you sends it to the coordinators, who approve.',
    },
  }),
  'partnership-submitted': partnership({
    subject: { fr: 'À approuver : partenariat « {title} »', en: 'To approve: partnership “{title}”' },
    first: {
      fr: 'Les deux parties ont accepté toutes les clauses du partenariat « {title} ». Il attend votre décision : approuver, renvoyer ou refuser, avec une raison.',
      en: 'Both parties have agreed every clause of the partnership “{title}”. It awaits your decision: approve, return or refuse, with a reason.',
    },
    button: { fr: 'Lire et décider', en: 'Read and decide' },
  }),
  'partnership-returned': partnership({
    subject: {
      fr: 'Partenariat « {title} » : une correction est demandée',
      en: 'Partnership “{title}”: a correction is asked',
    },
    first: {
      fr: 'La coordination renvoie le partenariat « {title} » pour correction :',
      en: 'The coordinators return the partnership “{title}” for correction:',
    },
    next: { fr: 'Corrigez les clauses, puis envoyez-le de nouveau.', en: 'Correct the clauses, then send it again.' },
  }),
  'partnership-formed': partnership({
    subject: { fr: 'Partenariat « {title} » : c’est approuvé', en: 'Partnership “{title}”: it is approved' },
    first: {
      fr: 'La coordination a approuvé le partenariat « {title} ». Il peut commencer, et la page du terrain le dit désormais.',
      en: 'The coordinators have approved the partnership “{title}”. It can begin, and the terrain’s page now says so.',
    },
    next: {
      fr: 'Prochaine étape : dire ce qui sera rendu au terrain, et quand.',
      en: 'Next step: say what will be given back to the terrain, and when.',
    },
  }),
  'partnership-refused': partnership({
    subject: { fr: 'Partenariat « {title} » : refusé', en: 'Partnership “{title}”: refused' },
    first: {
      fr: 'La coordination a refusé le partenariat « {title} », pour cette raison :',
      en: 'The coordinators have refused the partnership “{title}”, for this reason:',
    },
    next: {
      fr: 'Écrivez à la coordination pour en parler : son adresse est au bas de chaque page.',
      en: 'Write to the coordinators to discuss it: their address is at the foot of every page.',
    },
  }),
  'restitution-promised': partnership({
    subject: { fr: 'Une restitution promise : « {title} »', en: 'A restitution promised: “{title}”' },
    first: { fr: 'Il vous est promis, pour le {due} : {what}', en: 'You are promised, by {due}: {what}' },
  }),
  'restitution-given': partnership({
    subject: { fr: 'Une restitution pour « {title} »', en: 'A restitution for “{title}”' },
    first: { fr: 'Ce qui vous était promis est rendu : {proof}', en: 'What you were promised has been given: {proof}' },
  }),
  'restitution-waived': partnership({
    subject: {
      fr: 'Une restitution n’est plus attendue : « {title} »',
      en: 'A restitution is no longer expected: “{title}”',
    },
    first: {
      fr: 'Le terrain renonce à une restitution que vous aviez promise, pour cette raison :',
      en: 'The terrain waives a restitution you had promised, for this reason:',
    },
  }),
  'partnership-abandoned': partnership({
    subject: {
      fr: 'Partenariat « {title} » : il n’ira pas plus loin',
      en: 'Partnership “{title}”: it goes no further',
    },
    first: {
      fr: 'L’autre côté renonce au partenariat « {title} » avant son approbation :',
      en: 'The other side gives up the partnership “{title}” before its approval:',
    },
  }),
  'partnership-concluded': partnership({
    subject: { fr: 'Partenariat « {title} » : conclu', en: 'Partnership “{title}”: concluded' },
    first: {
      fr: 'Le partenariat « {title} » est conclu. Merci de ce que vous y avez fait.',
      en: 'The partnership “{title}” is concluded. Thank you for what you did in it.',
    },
  }),
  'partnership-ended': partnership({
    subject: { fr: 'Partenariat « {title} » : il prend fin', en: 'Partnership “{title}”: it ends' },
    first: {
      fr: 'Le partenariat « {title} » prend fin plus tôt que prévu :',
      en: 'The partnership “{title}” ends earlier than planned:',
    },
  }),
};
