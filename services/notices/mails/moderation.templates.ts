import { type Sentence, say, type Words } from '../../../shared/kernel/words.ts';
import type { MailBlock, MailTemplate, MailTemplates } from '../../kit/mail.ts';

const words = {
  open: { fr: 'Ouvrir la page', en: 'Open the page' },
  because: {
    fr: 'Vous recevez ce courriel parce que vous êtes responsable de cette proposition.',
    en: 'You receive this e-mail because you are responsible for this proposal.',
  },
} as const satisfies Words;

const proposal =
  ({ subject, first, next }: Readonly<{ subject: Sentence; first: Sentence; next?: Sentence }>): MailTemplate =>
  ({ language, data, words: vaulted, publicUrl }) => {
    const values = { title: String(data.title ?? '') };
    const blocks: MailBlock[] = [say(language, first, values)];
    if (vaulted.message) blocks.push({ quote: vaulted.message });
    if (next) blocks.push(say(language, next, values));
    return {
      subject: say(language, subject, values),
      blocks,
      action: { label: say(language, words.open), url: `${publicUrl}${data.path}` },
      because: say(language, words.because),
    };
  };

export const moderationTemplates: MailTemplates = {
  'proposal-hidden': proposal({
    subject: { fr: '« {title} » est masqué', en: '“{title}” is hidden' },
    first: {
      fr: 'La coordination a masqué « {title} », pour cette raison :',
      en: 'The coordinators have hidden “{title}”, for this reason:',
    },
    next: {
      fr: 'Vous seul·e et la coordination voyez encore cette page. Écrivez à la coordination pour la faire rétablir.',
      en: 'Only you and the coordinators still see this page. Write to the coordinators to have it restored.',
    },
  }),
  'proposal-restored': proposal({
    subject: { fr: '« {title} » est de nouveau visible', en: '“{title}” is visible again' },
    first: { fr: 'La coordination a rétabli « {title} ».', en: 'The coordinators have restored “{title}”.' },
  }),
  'proposal-expired': proposal({
    subject: { fr: '« {title} » a atteint sa date de fin', en: '“{title}” has reached its closing date' },
    first: {
      fr: '« {title} » n’est plus proposé : sa date de fin est passée. Vous pouvez le prolonger depuis sa page.',
      en: '“{title}” is no longer proposed: its closing date has passed. You can prolong it from its page.',
    },
  }),
  'proposal-handed-over': proposal({
    subject: { fr: '« {title} » vous est confié', en: '“{title}” is now yours' },
    first: {
      fr: 'Vous êtes désormais responsable de « {title} » : c’est à vous que l’on écrira.',
      en: 'You are now responsible for “{title}”: people will write to you.',
    },
  }),
  'proposal-shared': proposal({
    subject: { fr: '« {title} » : une responsabilité partagée', en: '“{title}”: a shared responsibility' },
    first: {
      fr: 'Une personne rejoint les responsables de « {title} ».',
      en: 'A person joins those responsible for “{title}”.',
    },
  }),
};
