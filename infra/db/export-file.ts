import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Database } from './database.ts';
import { syncPath } from './durable-fs.ts';
import { exportLog } from './export-log.ts';

/** Where an export made now is put unless told otherwise. */
export const exportPath = (dataDir: string, now: Date): string =>
  join(dataDir, 'backups', `connecteur-${now.toISOString().slice(0, 19).replaceAll(':', '')}.jsonl.gz`);

/** Writes a whole export; the file appears under its name only once it is complete and on disk. */
export const writeExport = async (database: Database, path: string, now: () => Date): Promise<void> => {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  try {
    await pipeline(
      Readable.from(ended(exportLog(database, now))),
      createGzip(),
      createWriteStream(partial, { mode: 0o600 }),
    );
    syncPath(partial);
    renameSync(partial, path);
    syncPath(dirname(path));
  } finally {
    rmSync(partial, { force: true });
  }
};

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** The lines of a file, compressed or not. Split at line feeds alone: node's own reader also splits inside sentences, at U+2028. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => text.destroy(error));
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}
