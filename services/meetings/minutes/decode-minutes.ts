import type { MinutesCode } from '../../../shared/contracts/minutes.ts';

/** Longest source accepted, in bytes and in characters. */
export const LARGEST = 1_000_000;

export type Decoded = { ok: true; text: string } | { ok: false; code: MinutesCode };

/** Signatures of PDF, ZIP (DOCX, ODT), OLE (DOC), RTF, PNG, JPEG and gzip. */
const SIGNATURES = ['25504446', '504b0304', 'd0cf11e0', '7b5c727466', '89504e47', 'ffd8ff', '1f8b08'];

const hex = (bytes: Uint8Array) => [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Why a text cannot be minutes, if it cannot; looks at no more than its first 100,000 characters. */
export const refusalOf = (text: string): MinutesCode | undefined => {
  if (text.length > LARGEST) return 'minutes-too-large';
  if (text.trim() === '') return 'minutes-empty';
  const sample = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  const signed = ['%PDF-', '{\\rtf', 'PK'].some((signature) => text.startsWith(signature));
  return odd * 100 > sample.length || sample.includes('\u0000') || signed ? 'minutes-not-text' : undefined;
};

/** Text from a file's bytes: UTF-8, UTF-16 with its mark, or the Windows code page older editors write. */
export const decodeMinutes = (bytes: Uint8Array): Decoded => {
  if (bytes.length > LARGEST) return { ok: false, code: 'minutes-too-large' };
  const start = hex(bytes);
  if (SIGNATURES.some((signature) => start.startsWith(signature))) return { ok: false, code: 'minutes-not-text' };
  const text = textOf(bytes, start);
  const code = refusalOf(text);
  return code ? { ok: false, code } : { ok: true, text };
};

const textOf = (bytes: Uint8Array, start: string): string => {
  if (start.startsWith('fffe')) return new TextDecoder('utf-16le').decode(bytes);
  if (start.startsWith('feff')) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
