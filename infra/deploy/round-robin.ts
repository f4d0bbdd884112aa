import { type IncomingMessage, type OutgoingHttpHeaders, request, Server, type ServerResponse } from 'node:http';

/** Who answers behind one address, by name; a name keeps its place when its port changes. */
export type Behind = Readonly<{
  server: Server;
  set: (name: string, port: number) => void;
}>;

/** Longer requests than any the server takes are cut here. */
const LONGEST = 16 * 2 ** 20;
/** A process that did not answer is left alone this long. */
const REST_MS = 500;
const TRIES = 6;
const PAUSE_MS = 250;

type Asked = Readonly<{ asked: IncomingMessage; answer: ServerResponse; body: Buffer }>;
type Upstream = { name: string; port: number; outUntil: number };

/**
 * Hands requests to each process in turn. One that refuses or drops the connection is left out for a moment, and what may be
 * asked twice (a reading, or a writing that carries its Idempotency-Key) is asked of the next. Enough to run several processes
 * on one machine; in front of real visitors put the web server that ends TLS.
 */
export const roundRobin = (host: string): Behind => {
  const upstreams = new Map<string, Upstream>();
  let turn = 0;
  const next = (): Upstream | undefined => {
    const all = [...upstreams.values()];
    const well = all.filter(({ outUntil }) => outUntil <= Date.now());
    const among = well.length > 0 ? well : all;
    turn += 1;
    return among[turn % among.length];
  };
  /** True once answered, or once it is known that it cannot be. */
  const attempt = async (asked: Asked, isLast: boolean): Promise<boolean> => {
    const upstream = next();
    const failed = upstream ? await pass(asked, host, upstream.port) : 'refused';
    if (!failed) return true;
    if (upstream) upstream.outUntil = Date.now() + REST_MS;
    const mayAgain = failed === 'refused' || isRepeatable(asked.asked);
    if (!isLast && mayAgain && !asked.answer.headersSent) return false;
    sorry(asked.answer);
    return true;
  };
  const server = new Server(async (asked, answer) => {
    const body = await bodyOf(asked).catch(() => undefined);
    if (!body) return void answer.writeHead(413).end();
    for (let tries = 1; !(await attempt({ asked, answer, body }, tries === TRIES)); tries += 1)
      if (tries >= upstreams.size) await new Promise((done) => setTimeout(done, PAUSE_MS));
  });
  return { server, set: (name, port) => upstreams.set(name, { name, port, outUntil: 0 }) };
};

const isRepeatable = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' || method === 'HEAD' || headers['idempotency-key'] !== undefined;

const bodyOf = async (asked: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of asked) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > LONGEST) throw new Error('too long');
  }
  return Buffer.concat(parts);
};

/** Nothing when it was answered; else whether the connection was refused (nothing was asked) or dropped (who knows). */
const pass = ({ asked, answer, body }: Asked, host: string, port: number): Promise<'refused' | 'dropped' | undefined> =>
  new Promise((done) => {
    const headers: OutgoingHttpHeaders = {
      ...asked.headers,
      'x-forwarded-for': [asked.headers['x-forwarded-for'], asked.socket.remoteAddress].filter(Boolean).join(', '),
    };
    const onward = request({ host, port, method: asked.method, path: asked.url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once('end', () => done(undefined));
      // The visitor sees a cut answer, as if the line had dropped: half a page is not sent twice.
      given.once('error', () => {
        answer.destroy();
        done(undefined);
      });
    });
    // Whoever asked has left: nobody waits for an answer, and none is to be made.
    answer.once('close', () => {
      if (!answer.writableFinished) onward.destroy();
      done(undefined);
    });
    onward.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? 'refused' : 'dropped'));
    onward.end(body);
  });

const sorry = (answer: ServerResponse): void => {
  if (answer.headersSent) return void answer.destroy();
  answer.writeHead(503, { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '2' });
  answer.end(
    JSON.stringify({
      type: 'about:blank',
      status: 503,
      code: 'nobody-answers',
      title:
        'Le service redémarre : réessayez dans quelques secondes. / The service is restarting: try again in a few seconds.',
    }),
  );
};
