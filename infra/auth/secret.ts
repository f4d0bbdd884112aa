import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret of the settings, or one made once and kept in the data directory for this user's eyes only. */
export const secretOf = async ({
  secret,
  dataDir,
}: Readonly<{ secret: string | undefined; dataDir: string }>): Promise<string> => {
  if (secret) return secret;
  const path = join(dataDir, 'secret');
  const kept = await readKept(path);
  if (kept) return kept;
  const made = randomBytes(32).toString('base64url');
  await mkdir(dataDir, { recursive: true });
  // Written aside then renamed, so that a crash never leaves half a secret.
  await writeFile(`${path}.new`, `${made}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
};

const readKept = async (path: string): Promise<string | undefined> => {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return text.length >= 32 ? text : undefined;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
};
