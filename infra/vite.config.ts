import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server in a few files, so that starting it opens tens of files rather than a thousand. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: here('../dist/server'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: here('./main.ts'), start: here('./start.ts') },
      // Half the text to read; names stay, for the traces in the log.
      output: { minify: { compress: false, mangle: false, codegen: true } },
    },
  },
  // PGlite finds its files beside itself, and so stays where it was installed.
  ssr: { noExternal: true, external: ['@electric-sql/pglite'] },
});
