import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const above = (folder: string): string => (existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder)));

/** The folder of the whole project, whether this runs as written or as built. */
export const ROOT = above(dirname(fileURLToPath(import.meta.url)));
