/** Fired on the window when the page’s content has been replaced, so that its new elements come alive. */
export const REFRESHED = 'connecteur:refreshed';

/**
 * Shows the page as the server now has it, without leaving it: messages at its foot stay. The focus goes to the element
 * that `focus` selects in the new content.
 */
export const refreshPage = async (focus: string): Promise<void> => {
  const response = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
  const main = document.querySelector('main');
  if (!response.ok || !fresh || !main) return location.reload();
  main.replaceChildren(...fresh.childNodes);
  window.dispatchEvent(new Event(REFRESHED));
  const target = main.querySelector<HTMLElement>(focus) ?? main;
  if (!target.matches('a, button, input, [tabindex]')) target.tabIndex = -1;
  target.focus();
};
