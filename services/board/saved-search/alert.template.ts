import type { ProposalKind } from '../../../shared/contracts/proposal.ts';
import { type SearchFacets, searchPath } from '../../../shared/contracts/saved-search.ts';
import { count, say, type Words } from '../../../shared/kernel/words.ts';
import type { MailBlock, MailTemplates } from '../../kit/mail.ts';

/** What one alert tells of one search. */
export type AlertPart = Readonly<{
  search: string;
  kind: ProposalKind;
  facets: SearchFacets;
  items: readonly Readonly<{ id: string; kind: ProposalKind; title: string; organisation: string }>[];
}>;

const words = {
  first: {
    fr: 'Voici ce qui a été déposé depuis, et que vos recherches enregistrées retiennent.',
    en: 'Here is what has been posted since, and what your saved searches find.',
  },
  all: { fr: 'Voir toute la liste «\u202f{name}\u202f»', en: 'See the whole list “{name}”' },
  manage: { fr: 'Voir mes alertes', en: 'See my alerts' },
  because: {
    fr: 'Vous recevez cette alerte parce que vous avez enregistré une recherche. Rien n’y est annoncé deux fois.',
    en: 'You receive this alert because you saved a search. Nothing is announced in it twice.',
  },
} as const satisfies Words;

const subject = {
  one: { fr: '{n} nouveauté dans vos recherches', en: '{n} new item in your searches' },
  other: { fr: '{n} nouveautés dans vos recherches', en: '{n} new items in your searches' },
};

export const alertTemplates: MailTemplates = {
  'search-alert': ({ language, data, words: kept, publicUrl }) => {
    const parts = JSON.parse(String(data.parts ?? '[]')) as AlertPart[];
    const blocks = parts.flatMap(({ kind, facets, items }, i): MailBlock[] => {
      const name = kept[`name${i}`] ?? '';
      const list = items.map((item) => ({
        title: item.title,
        url: publicUrl + pathOf(item),
        ...(item.organisation && { detail: item.organisation }),
      }));
      const url = publicUrl + searchPath(kind, { ...facets, q: kept[`text${i}`] ?? '' });
      return [{ heading: name }, { list }, { link: say(language, words.all, { name }), url }];
    });
    const n = parts.reduce((sum, { items }) => sum + items.length, 0);
    return {
      subject: count(language, n, subject),
      blocks: [say(language, words.first), ...blocks],
      action: { label: say(language, words.manage), url: `${publicUrl}/mon-espace/alertes` },
      because: say(language, words.because),
    };
  },
};

const pathOf = ({ kind, id }: AlertPart['items'][number]): string =>
  `/${kind === 'terrain' ? 'terrains' : 'questions'}/${id}`;
