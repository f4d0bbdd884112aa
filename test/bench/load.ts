import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/*
 * Asks one address again and again over kept-open connections, in a process of its own, so that asking takes nothing from
 * the core that answers.
 */

export type Asked = Readonly<{
  port: number;
  path: string;
  connections: number;
  ms: number;
  /** Adds something to the address of each request, so that none was asked before. */
  fresh?: boolean;
}>;
export type Load = Readonly<{
  perSecond: number;
  p50: number;
  p99: number;
  answers: number;
  bytes: number;
  other: number;
}>;

/** Starts the asking process. It answers how an address bears `connections` askers at once for `ms`. */
export const openLoad = (): Readonly<{ load: (asked: Asked) => Promise<Load>; close: () => void }> => {
  const child = fork(fileURLToPath(import.meta.url), ['ask'], { execArgv: process.execArgv });
  return {
    load: (asked) =>
      new Promise((done) => {
        child.once('message', (told) => done(told as Load));
        child.send(asked);
      }),
    close: () => void child.disconnect(),
  };
};

const END = Buffer.from('\r\n\r\n');

/** The whole answer once it is all there. */
const wholeOf = (held: Buffer): { isOk: boolean } | undefined => {
  const body = held.indexOf(END);
  if (body < 0) return undefined;
  const head = held.toString('latin1', 0, body);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  const isWhole = length ? held.length >= body + 4 + Number(length) : held.subarray(-5).toString() === '0\r\n\r\n';
  return isWhole ? { isOk: head.startsWith('HTTP/1.1 200') } : undefined;
};

const ask = async ({ port, path, connections, ms, fresh = false }: Asked): Promise<Load> => {
  let asked = 0;
  const address = () => (fresh ? `${path}${path.includes('?') ? '&' : '?'}nouveau=${asked++}` : path);
  const request = () => `GET ${address()} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html,*/*\r\n\r\n`;
  const times: number[] = [];
  let bytes = 0;
  let other = 0;
  const until = performance.now() + ms;
  const one = (): Promise<void> =>
    new Promise((done, fail) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let held: Buffer = Buffer.alloc(0);
      let began = 0;
      const next = () => {
        if (performance.now() >= until) return socket.end(done);
        began = performance.now();
        return socket.write(request());
      };
      socket.on('connect', next);
      socket.on('error', fail);
      socket.on('data', (chunk) => {
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        const whole = wholeOf(held);
        if (!whole) return;
        times.push(performance.now() - began);
        if (!whole.isOk) other++;
        bytes = held.length;
        held = Buffer.alloc(0);
        next();
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), answers: times.length, bytes, other };
};

if (process.argv[2] === 'ask' && process.argv[1] === fileURLToPath(import.meta.url))
  process.on('message', (asked) => void ask(asked as Asked).then((told) => process.send?.(told)));
