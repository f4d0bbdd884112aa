/** Somebody's browser without a window: cookies, and no following of redirects. */
export type Visit = (path: string, init?: RequestInit) => Promise<Response>;

/** A browser with no cookies yet, at this site. */
export const visitorOf = (url: string): Visit => {
  const cookies = new Map<string, string>();
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      if (rest.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
};

/** A form as a browser posts it. */
export const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { accept: 'text/html' },
  body: new URLSearchParams(fields),
});

/** A body as a program sends it. */
export const json = (method: 'POST' | 'PUT' | 'DELETE', body: object, headers: object = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
