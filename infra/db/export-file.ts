import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Database } from './database.ts';
import { syncPath } from './durable-fs.ts';
import { type Exported, type Exporting, exportLog } from './export-log.ts';

const isCompressed = (path: string): boolean => /\.gz(\.partial)?$/.test(path);

/** Writes a whole export into a file, compressed when its name ends in `.gz`; it is on disk when this resolves. */
export const exportToFile = async (
  database: Database,
  path: string,
  exporting: Omit<Exporting, 'write'>,
): Promise<Exported> => {
  const head = isCompressed(path) ? createGzip({ chunkSize: BLOCK }) : new PassThrough();
  const { write, flush } = inBlocks(head);
  const written = pipeline(head, createWriteStream(path, { mode: 0o600 }));
  const failed = written.then(() => new Promise<never>(() => {}));
  try {
    const exported = await Promise.race([exportLog(database, { ...exporting, write }), failed]);
    await Promise.race([flush(), failed]);
    head.end();
    await written;
    syncPath(path);
    return exported;
  } catch (error) {
    head.destroy();
    await written.catch(() => {});
    throw error;
  }
};

/** Each block is one turn of the event loop or more: many lines share it, or a busy embedded database would starve the writing. */
const BLOCK = 1 << 18;

/** Writes lines to a stream in blocks, waiting when it is full; `flush` after the last. */
export const inBlocks = (stream: Writable) => {
  let block = '';
  const flush = async (): Promise<void> => {
    const text = block;
    block = '';
    if (text && !stream.write(text)) await once(stream, 'drain');
  };
  return {
    flush,
    write: async (line: string): Promise<void> => {
      block += `${line}\n`;
      if (block.length >= BLOCK) await flush();
    },
  };
};

/** The lines of a file, compressed or not. */
export const linesOf = (path: string): AsyncGenerator<string> => {
  const file = createReadStream(path);
  const text = isCompressed(path) ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => text.destroy(error));
  return linesIn(text);
};

/** The lines of a stream. Split at line feeds alone: node's own reader also splits inside sentences, at U+2028. */
export async function* linesIn(text: Readable): AsyncGenerator<string> {
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}
