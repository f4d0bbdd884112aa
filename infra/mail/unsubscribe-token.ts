import { createHmac, timingSafeEqual } from 'node:crypto';

/** What one may stop by a link in a mail. */
export const stoppableKinds = ['own-items', 'digest', 'alert'] as const;
export type StoppableKind = (typeof stoppableKinds)[number];

/** Whom a link speaks for, and what it stops. */
export type Unsubscription = Readonly<{ person: string; kind: StoppableKind }>;

/** A link's token: it stops one kind of mail for one person and nothing else, as long as the mail is kept. */
export const unsubscribeToken = (secret: string, { person, kind }: Unsubscription): string => {
  const words = Buffer.from(`${kind}:${person}`).toString('base64url');
  return `${words}.${signed(secret, words)}`;
};

/** What the token says, if this server said it. */
export const readUnsubscribeToken = (secret: string, token: string): Unsubscription | undefined => {
  const [words = '', signature = ''] = token.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(signed(secret, words))];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const text = Buffer.from(words, 'base64url').toString();
  const kind = stoppableKinds.find((known) => text.startsWith(`${known}:`));
  return kind && { kind, person: text.slice(kind.length + 1) };
};

const signed = (secret: string, words: string): string =>
  createHmac('sha256', secret).update(`unsubscribe:${words}`).digest('base64url');
