import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    // Each file may hold an embedded database of some 300 MB, and a browser takes more.
    maxWorkers: 2,
    testTimeout: 60_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 180_000,
    // Where nobody watches, a browser that stumbles on a busy machine is asked again; the count says how often.
    retry: process.env.CI === 'true' ? 2 : 0,
    reporters: ['default', './test/kit/plain-count.ts'],
  },
});
