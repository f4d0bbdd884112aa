import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * The address a request comes from. A peer on this machine or a private network is our own proxy: then the last address it
 * wrote is believed, which a caller cannot forge.
 */
export const callerOf = (c: Context): string => {
  const peer = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
  if (!isPrivate(peer)) return peer;
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || peer;
};

const isPrivate = (address: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
