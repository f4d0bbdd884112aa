import type { News } from '../../shared/contracts/news.ts';
import { count } from '../../shared/kernel/words.ts';
import { waitingForms } from '../pages/waiting-forms.ts';
import { language, speak } from '../ui/language.ts';

const words = { fresh: { fr: '(du nouveau)', en: '(something new)' } };

const entry = (href: string) => document.querySelector<HTMLElement>(`.main-nav a[href="${href}"]`);

/** Where in the menu this news is found. */
export const placeOf = ({ kinds }: News): '/coordination' | '/mon-espace' =>
  kinds.length > 0 && kinds.every((kind) => kind === 'approval') && entry('/coordination')
    ? '/coordination'
    : '/mon-espace';

/** Brings the figure beside « Mon espace » up to date, and marks the menu’s entry where something is new. */
export const markMenu = (news: News): void => {
  const space = entry('/mon-espace');
  if (space) figure(space, news.waiting);
  const place = entry(placeOf(news));
  if (!place || place.querySelector('.fresh')) return;
  place.append(span('fresh', ''), span('visually-hidden', ` ${speak(words.fresh)}`));
};

const figure = (space: HTMLElement, waiting: number): void => {
  for (const old of space.querySelectorAll('.count, .count + .visually-hidden')) old.remove();
  if (waiting === 0) return;
  const shown = span('count', String(waiting));
  shown.ariaHidden = 'true';
  const said = span('visually-hidden', ` (${count(language(), waiting, waitingForms)})`);
  // Before the mark of something new, where the server puts it.
  const [name] = space.childNodes;
  name?.after(' ', shown, said);
};

const span = (className: string, text: string): HTMLSpanElement =>
  Object.assign(document.createElement('span'), { className, textContent: text });
