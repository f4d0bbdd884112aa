import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compressed twins beside every text file, so that the server only picks one. */
const compressed = (): Plugin => {
  let out = '';
  return {
    name: 'compressed-twins',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const file of readdirSync(out).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
        const content = readFileSync(`${out}/${file}`);
        writeFileSync(`${out}/${file}.br`, brotliCompressSync(content));
        writeFileSync(`${out}/${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
};

export default defineConfig({
  root: here('.'),
  base: '/assets/',
  publicDir: here('./static'),
  plugins: [compressed()],
  logLevel: 'warn',
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    assetsDir: '',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { main: here('./main.ts'), theme: here('./theme.ts'), style: here('./main.css') } },
  },
});
