import { randomBytes } from 'node:crypto';
import { openAsBlob, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from '../root.ts';

/* Making a cluster from nothing takes seconds; copying one takes a fraction. So it is made once, at build, and kept. */

const CACHE = join(ROOT, 'node_modules/.cache/connecteur');

const pgliteVersion = (): string => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8')).version;
};

const templatePath = (): string => join(CACHE, `pglite-${pgliteVersion()}.tar`);

/** The dump of an empty data directory kept by an earlier `makeTemplate`, or nothing. */
export const keptTemplate = async (): Promise<Blob | undefined> => {
  try {
    const blob = await openAsBlob(templatePath());
    return blob.size > 0 ? blob : undefined;
  } catch {
    return undefined;
  }
};

/** The kept dump, made now if there is none. Several makers may race: each leaves a whole file. */
export const makeTemplate = async (): Promise<Blob> => {
  const kept = await keptTemplate();
  if (kept) return kept;
  const maker = await PGlite.create();
  try {
    await maker.exec('checkpoint');
    const dump = await maker.dumpDataDir('none');
    await keep(Buffer.from(await dump.arrayBuffer())).catch(() => {});
    return dump;
  } finally {
    await maker.close();
  }
};

const keep = async (bytes: Buffer): Promise<void> => {
  await mkdir(CACHE, { recursive: true });
  const partial = `${templatePath()}.${randomBytes(6).toString('hex')}`;
  await writeFile(partial, bytes);
  await rename(partial, templatePath());
};
