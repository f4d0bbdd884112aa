import type { MailBlock, MailItem } from '../../services/kit/mail.ts';
import type { Letter } from './letter.ts';

/** The same mail for those who read plain text: every word and address of it. */
export const mailText = (letter: Letter): string =>
  [
    `${letter.title}\n${'='.repeat(Math.min(letter.title.length, 60))}`,
    letter.hello,
    ...letter.blocks.map(block),
    letter.action ? `${letter.action.label}\n${letter.action.url}` : '',
    foot(letter),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const block = (part: MailBlock): string => {
  if (typeof part === 'string') return part;
  if ('heading' in part) return `${part.heading}\n${'-'.repeat(Math.min(part.heading.length, 60))}`;
  if ('quote' in part)
    return [...part.quote.split('\n').map((line) => `> ${line}`), part.by ? `(${part.by})` : '']
      .filter(Boolean)
      .join('\n');
  if ('facts' in part) return part.facts.map(([label, value]) => `${label}\n  ${value}`).join('\n');
  if ('list' in part) return part.list.map(item).join('\n\n');
  return `${part.link}\n${part.url}`;
};

const item = ({ title, url, detail }: MailItem): string =>
  [`* ${title}`, detail && `  ${detail}`, url && `  ${url}`].filter(Boolean).join('\n');

const foot = ({ because, stop, says, publicUrl, preferences }: Letter): string =>
  [
    '-- ',
    because,
    stop ? `${says.stop}\n${stop}` : '',
    stop ? `${says.preferences}\n${preferences}` : '',
    `Connecteur, ${publicUrl}/`,
  ]
    .filter((line) => line !== '')
    .join('\n');
