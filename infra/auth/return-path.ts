/** Where to go after signing in: a path of this site, or nothing. Other sites, and tricks that look local, are refused. */
export const returnPath = (asked: unknown): string | null => {
  if (typeof asked !== 'string' || asked.length > 2_000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked))
    return null;
  const url = new URL(asked, SITE);
  if (url.origin !== SITE || url.pathname.startsWith('//')) return null;
  // Leading back to a sign-in page would turn in circles.
  return /^\/(connexion|deconnexion)(\/|$)/.test(url.pathname) ? null : url.pathname + url.search + url.hash;
};

const SITE = 'http://site.invalid';
