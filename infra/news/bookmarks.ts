import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** How far somebody has been told: of what pages show at once, and of what they show once views have followed. */
export type Reached = Readonly<{ head: number; followed: number }>;

/** Seals and opens how far one person has been told. */
export type Bookmarks = Readonly<{
  seal: (person: string, reached: Reached) => string;
  /** Nothing for what this server did not seal for this person. */
  open: (person: string, bookmark: string) => Reached | undefined;
}>;

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
const NUMBERS = 16;

/**
 * Positions in the log count what everybody does, so a page carries them sealed, never twice alike: comparing two of them tells
 * nothing of what others did meanwhile. Every process with the same secret opens them.
 */
export const bookmarksWith = (secret: string): Bookmarks => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'news bookmark', 32));
  return {
    seal: (person, { head, followed }) => {
      const numbers = Buffer.alloc(NUMBERS);
      numbers.writeBigUInt64BE(BigInt(head));
      numbers.writeBigUInt64BE(BigInt(followed), 8);
      const iv = randomBytes(IV);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(person));
      return Buffer.concat([iv, cipher.update(numbers), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open: (person, bookmark) => {
      const sealed = Buffer.from(bookmark, 'base64url');
      if (sealed.length !== IV + NUMBERS + TAG) return undefined;
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV), { authTagLength: TAG })
        .setAAD(Buffer.from(person))
        .setAuthTag(sealed.subarray(-TAG));
      try {
        const numbers = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
        return { head: Number(numbers.readBigUInt64BE()), followed: Number(numbers.readBigUInt64BE(8)) };
      } catch {
        return undefined;
      }
    },
  };
};
