import { REFRESHED } from '../ui/refresh-page.ts';
import { weave } from './weave.ts';

/** Elements of the page somebody has written in since it was shown: the outermost island around each field. */
const writtenIn = new Set<Element>();

/** Where in the content the focus was last. */
let last: HTMLElement | null = null;

const contentOf = () => document.querySelector('main');

/** Notes from now on where somebody is and writes, so that fresh content leaves it alone and the focus finds its way back. */
export const watchWriting = (): void => {
  document.addEventListener('focusin', ({ target }) => {
    if (contentOf()?.contains(target as Node)) last = target as HTMLElement;
  });
  document.addEventListener('input', ({ target }) => {
    const islands: Element[] = [];
    for (let at = target as Element | null; at && at.localName !== 'main'; at = at.parentElement)
      if (at.classList.contains('island')) islands.push(at);
    const outermost = islands.at(-1);
    if (outermost) writtenIn.add(outermost);
  });
};

/** Gives the focus back to where it was in the content, or to the content; nothing scrolls. */
export const focusBack = (): void => {
  const content = contentOf();
  (last && content?.contains(last) ? last : content)?.focus({ preventScroll: true });
};

/**
 * Shows the page as the server now has it, its menu too, and keeps what is being written. The focus goes back to
 * where it was.
 */
export const showFresh = async (): Promise<void> => {
  const response = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
  const main = contentOf();
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const content = fresh.querySelector('main');
  if (!response.ok || response.redirected || !content || !main) return location.reload();
  weave(
    main,
    content,
    [...writtenIn].filter((one) => main.contains(one)),
  );
  const menu = fresh.querySelector('.main-nav');
  if (menu) document.querySelector('.main-nav')?.replaceWith(menu);
  document.title = fresh.title;
  window.dispatchEvent(new Event(REFRESHED));
  focusBack();
};
