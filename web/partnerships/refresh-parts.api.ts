/** Renders the page anew on the server and puts these of its parts, named by id, in the place of the old ones. */
export const refreshParts = async (...ids: string[]): Promise<void> => {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const id of ids) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceWith(fresh);
  }
};
