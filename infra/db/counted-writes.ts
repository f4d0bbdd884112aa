import type { PGlite } from '@electric-sql/pglite';

/* What a message of the protocol begins with, as bytes. */
const PARSE = 0x50;
const SIMPLE = 0x51;
/** Its letter and its length, then the name of the statement: an empty one is a NUL. */
const NAME_AT = 5;

const SELECT = Buffer.from('select ');

/**
 * Counts what might have changed the embedded database, where each message meets the engine: whatever is not an unnamed
 * `select` counts, beginnings and ends of transactions too. While the count rests, so does all that a reader outside sees, as long
 * as no function that writes is called outside a transaction.
 */
export const countedWrites = (raw: PGlite): (() => number) => {
  let writes = 0;
  const exec = raw.execProtocolRawSync.bind(raw);
  raw.execProtocolRawSync = (message) => {
    if (mayWrite(message)) writes++;
    return exec(message);
  };
  return () => writes;
};

/** What binds, describes and executes a statement was judged when it was parsed. */
const mayWrite = (message: Uint8Array): boolean => {
  if (message[0] === SIMPLE) return true;
  return message[0] === PARSE && !(message[NAME_AT] === 0 && isSelect(message));
};

const isSelect = (message: Uint8Array): boolean =>
  SELECT.every((byte, i) => ((message[NAME_AT + 1 + i] ?? 0) | 0x20) === byte);
