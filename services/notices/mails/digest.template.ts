import type { MatchLabel } from '../../../shared/contracts/match.ts';
import { count, type Sentence, say, type Words } from '../../../shared/kernel/words.ts';
import type { AsNow, MailTemplate, MailTemplates } from '../../kit/mail.ts';
import { type DigestItem, digestItems } from '../digest/digest-items.ts';

const words = {
  first: {
    fr: 'Ces rapprochements sont nouveaux. Chacun est expliqué sur sa page : notions communes, mots communs, et ce qui reste à vérifier.',
    en: 'These matches are new. Each is explained on its page: shared concepts, shared words, and what is left to check.',
  },
  detail: { fr: 'Rapprochement {label} avec « {mine} »', en: 'A {label} match with “{mine}”' },
  see: { fr: 'Voir mes rapprochements', en: 'See my matches' },
  because: {
    fr: 'Vous recevez ce récapitulatif au rythme choisi dans vos préférences.',
    en: 'You receive this digest at the pace chosen in your preferences.',
  },
} as const satisfies Words;

const subject = {
  one: { fr: '{n} rapprochement nouveau pour vous', en: '{n} new match for you' },
  other: { fr: '{n} rapprochements nouveaux pour vous', en: '{n} new matches for you' },
};

const labels: Record<MatchLabel, Sentence> = {
  strong: { fr: 'fort', en: 'strong' },
  probable: { fr: 'probable', en: 'probable' },
  'to-explore': { fr: 'à explorer', en: 'to explore' },
};

/** A mail may wait for hours: what was closed, put aside or declined meanwhile is not told. */
const asNow: AsNow = async (reading, { person, data }) => {
  if (person === null || typeof data.matches !== 'string') return data;
  const items = await digestItems(reading, person, JSON.parse(data.matches) as { question: string; terrain: string }[]);
  return items.length > 0 ? { ...data, items: JSON.stringify(items) } : null;
};

const matchDigest: MailTemplate = ({ language, data, publicUrl }) => {
  const items = JSON.parse(String(data.items ?? '[]')) as DigestItem[];
  return {
    subject: count(language, items.length, subject),
    blocks: [
      say(language, words.first),
      {
        list: items.map((item) => ({
          title: item.title,
          url: publicUrl + item.path,
          detail: say(language, words.detail, { label: say(language, labels[item.label]), mine: item.mine }),
        })),
      },
    ],
    action: { label: say(language, words.see), url: `${publicUrl}/mon-espace` },
    because: say(language, words.because),
  };
};

export const digestTemplates: MailTemplates = { 'match-digest': Object.assign(matchDigest, { asNow }) };
