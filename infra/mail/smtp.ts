import { createTransport } from 'nodemailer';
import { DeliveryFault, type Transport } from './transport.ts';

type Timeouts = Readonly<{ connectMs?: number; silenceMs?: number }>;

/** A mail server, over a few kept connections. */
export const smtpTransport = (url: string, { connectMs = 10_000, silenceMs = 20_000 }: Timeouts = {}): Transport => {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    // Trying again is ours to decide: by itself the library would, after a connection lost on the way.
    maxRequeues: 0,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  pool.on('error', () => {});
  return {
    send: async ({ message }) => {
      try {
        await pool.sendMail(message);
      } catch (error) {
        throw asFault(error);
      }
    },
    close: async () => {
      pool.close();
    },
  };
};

type SmtpError = Readonly<{
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message: string;
}>;

/**
 * A refusal (5xx) of this recipient or of this text is for good. The same while connecting, signing in or naming the
 * sender is about our settings or the server's mood, and so is everything 4xx (RFC 5321, 4.2.1): it may pass.
 */
const asFault = (error: unknown): DeliveryFault => {
  const { code = 'ESMTP', command, responseCode, response, message } = error as SmtpError;
  const ofThisMail = command === 'RCPT TO' || command === 'DATA';
  const said = ofThisMail && response ? codesOf(response) : withoutAddresses(response ?? message);
  return new DeliveryFault([code, command, said].filter(Boolean).join(' '), {
    lasting: ofThisMail && (responseCode ?? 0) >= 500,
    perhapsTaken: responseCode === undefined && /closed|^Timeout$|reset|EPIPE/i.test(message),
  });
};

/** `550 5.1.1`, without the sentence after it, which likes to name the recipient. */
const codesOf = (response: string): string => /^\d{3}([ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? '';

const withoutAddresses = (text: string): string =>
  text
    .replace(/\S*@\S*/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
