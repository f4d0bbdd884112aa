import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * The product with one guard taken out, for negative controls: the file that holds the guard is copied with other words in
 * its place, and a process started with these arguments reads the copy.
 */

type Change = Readonly<{
  /** The file, from the root of the project. */
  file: string;
  /** The words of the guard, found exactly once. */
  guard: string;
  instead: string;
}>;

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Arguments to node (`execArgv` of `startProcess`). Throws when the guard is not in the file, or not once. */
export const without = async ({ file, guard, instead }: Change): Promise<readonly string[]> => {
  const original = pathToFileURL(join(ROOT, file)).href;
  const source = await readFile(join(ROOT, file), 'utf8');
  if (source.split(guard).length !== 2) throw new Error(`${file} does not hold this guard once: ${guard}`);
  const weak = source
    .replace(guard, instead)
    .replace(/from '(\.[^']+)'/g, (_, path: string) => `from '${new URL(path, original).href}'`)
    .replace(/from '([a-z@][^':]*)'/g, (_, name: string) => `from '${import.meta.resolve(name)}'`)
    .replaceAll('import.meta.url', JSON.stringify(original));
  const dir = await mkdtemp(join(tmpdir(), 'without-'));
  const copy = join(dir, basename(file).replace(/\.ts$/, '.mts'));
  await writeFile(copy, weak);
  const hook = `export const resolve = async (specifier, context, next) => {
    const found = await next(specifier, context);
    return found.url.split('?')[0] === ${JSON.stringify(original)}
      ? { ...found, format: 'module', url: ${JSON.stringify(pathToFileURL(copy).href)} }
      : found;
  };`;
  await writeFile(join(dir, 'hook.mjs'), hook);
  const enter = `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(join(dirname(copy), 'hook.mjs')).href)});`;
  await writeFile(join(dir, 'enter.mjs'), enter);
  return ['--import', pathToFileURL(join(dir, 'enter.mjs')).href];
};
