import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * A sign-in link's token is a nonce and its signature. The outbox keeps the nonce alone and the accounts a hash of the
 * whole: whoever reads the database cannot rebuild a link without the secret.
 */

/** A fresh token, unguessable. */
export const newLinkToken = (secret: string): string => linkToken(secret, randomBytes(24).toString('base64url'));

/** The token that belongs to a nonce. */
export const linkToken = (secret: string, nonce: string): string => `${nonce}.${signed(secret, nonce)}`;

/** The part of a token that may be stored. */
export const nonceOf = (token: string): string => token.split('.')[0] ?? '';

/** False for anything this server never made, without asking the database. */
export const isLinkToken = (secret: string, token: string): boolean => {
  const [given, wanted] = [Buffer.from(token), Buffer.from(linkToken(secret, nonceOf(token)))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const signed = (secret: string, nonce: string): string =>
  createHmac('sha256', secret).update(`sign-in-link:${nonce}`).digest('base64url');
