import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let compiling: Promise<WebAssembly.Module> | undefined;

/**
 * PGlite's program, compiled once per process by threads of its own: whoever asks for it first thing finds it ready
 * when the database opens.
 */
export const pgliteProgram = (): Promise<WebAssembly.Module> => {
  compiling ??= compile();
  return compiling;
};

const compile = async (): Promise<WebAssembly.Module> => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return WebAssembly.compile(await readFile(join(dirname(entry), 'pglite.wasm')));
};
