import { language, speak } from './language.ts';
import { Problem } from './problem.ts';

const words = {
  unreachable: {
    fr: 'Le site ne répond pas : vérifiez votre connexion, puis recommencez. Ce que vous avez écrit est gardé ici.',
    en: 'The site is not answering: check your connection, then try again. What you wrote is kept here.',
  },
  unexpected: {
    fr: 'Le site a répondu quelque chose d’inattendu. Recommencez dans une minute ; ce que vous avez écrit est gardé ici.',
    en: 'The site gave an unexpected answer. Try again in a minute; what you wrote is kept here.',
  },
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Options = Readonly<{
  /** Names this request; made by itself when left out. */
  idempotencyKey?: string;
  /** The version one saw, as in the answer’s `version`: a change made meanwhile by someone else is then refused. */
  ifMatch?: number;
}>;

/** Waits between tries when nobody answers, in milliseconds. */
const PAUSES = [400, 1_500];

/** Keys of writes that nobody has answered yet: sending the same thing again repeats the request, not its effect. */
const unanswered = new Map<string, string>();

/**
 * Asks the server and gives its JSON. A write carries an `Idempotency-Key`, kept over tries until an answer comes.
 * Throws `Problem`; when nobody is signed in, also leads to sign-in and back here.
 */
export const call = async <Answer = unknown>(
  method: Method,
  path: string,
  body?: unknown,
  options: Options = {},
): Promise<Answer> => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const request = `${method} ${path} ${text ?? ''}`;
  const response = await patiently(path, {
    method,
    headers: headersOf(method, request, text, options),
    credentials: 'same-origin',
    ...(text === undefined ? {} : { body: text }),
  });
  if (response.status < 500) unanswered.delete(request);
  if (response.status === 401) goToSignIn();
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
};

const headersOf = (method: Method, request: string, text: string | undefined, options: Options): Headers => {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() });
  if (text !== undefined) headers.set('content-type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  if (method !== 'GET') {
    const key = options.idempotencyKey ?? unanswered.get(request) ?? freshKey();
    unanswered.set(request, key);
    headers.set('idempotency-key', key);
  }
  return headers;
};

/** `crypto.randomUUID` exists on secure pages only; a local network without https still needs keys. */
const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const patiently = async (path: string, init: RequestInit): Promise<Response> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(path, init);
    } catch {
      const pause = PAUSES[attempt];
      if (pause === undefined) throw new Problem({ status: 0, code: 'unreachable', title: speak(words.unreachable) });
      await new Promise((over) => setTimeout(over, pause));
    }
  }
};

const problemOf = async (response: Response): Promise<Problem> => {
  const told = await response.json().catch(() => ({}));
  return new Problem({
    status: response.status,
    code: typeof told.code === 'string' ? told.code : 'unexpected',
    title: typeof told.title === 'string' ? told.title : speak(words.unexpected),
    fields: told.fields ?? {},
  });
};

/** Fired on the window before the page is left on purpose, so that nothing asks « quitter cette page ? ». */
export const LEAVING = 'connecteur:leaving';

/** Goes to another page without a warning about unsent changes. */
export const goTo = (address: string): void => {
  window.dispatchEvent(new Event(LEAVING));
  location.assign(address);
};

const goToSignIn = () => goTo(`/connexion?retour=${encodeURIComponent(location.pathname + location.search)}`);
