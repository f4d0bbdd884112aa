import { html } from 'hono/html';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { inDepartement } from '../../shared/vocabulary/departements.ts';
import type { Frame, Html } from './frame.ts';

const words = {
  read: {
    fr: 'Aucun texte ne dit « {asked} » : voici ce qui dit « {read} ».',
    en: 'No text says “{asked}”: here is what says “{read}”.',
  },
  place: { fr: '« {said} » : chercher {where} ?', en: '“{said}”: search {where}?' },
} as const satisfies Words;

/** A place heard in the search, and the search without it. */
export type PlaceHeard = Readonly<{ departement: string; said: string; rest: string }>;

/** How a search was understood: words read as others, and the place it may mean, as a filter one click away. */
export const searchHints = (
  { language, path }: Frame,
  corrections: ProposalList['corrections'],
  place: PlaceHeard | undefined,
): Html => {
  const address = place && placeAddress(path, place);
  if (corrections.length === 0 && !address) return html``;
  return html`<div class="search-hints">
    ${corrections.map((one) => html`<p>${say(language, words.read, one)}</p>`)}
    ${address ? html`<p><a href="${address}">${placeQuestion(language, place)}</a></p>` : ''}
  </div>`;
};

const placeQuestion = (language: Language, { said, departement }: PlaceHeard): string =>
  say(language, words.place, { said, where: inDepartement(language, departement) });

/** The same list in that département, without the words that named it; none where it is chosen already. */
const placeAddress = (path: string, { departement, rest }: PlaceHeard): string | undefined => {
  const url = new URL(path, 'http://page.invalid');
  const { searchParams } = url;
  if (searchParams.getAll('departement').includes(departement)) return undefined;
  searchParams.delete('apres');
  if (rest) searchParams.set('q', rest);
  else searchParams.delete('q');
  searchParams.append('departement', departement);
  return url.pathname + url.search;
};
