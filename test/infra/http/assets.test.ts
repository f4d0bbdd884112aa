import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '../../../infra/http/assets.ts';

describe('the built web', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'assets-'));
    const files = {
      'main.css': { file: 'style-AAAAAAAA.css' },
      'main.ts': { file: 'main-BBBBBBBB.js' },
      'theme.ts': { file: 'theme-CCCCCCCC.js' },
    };
    writeFileSync(`${dir}/manifest.json`, JSON.stringify(files));
    for (const [name, text] of Object.entries({
      'main-BBBBBBBB.js': 'plain',
      'main-BBBBBBBB.js.br': 'br',
      'main-BBBBBBBB.js.gz': 'gz',
      'icon.svg': '<svg/>',
    }))
      writeFileSync(`${dir}/${name}`, text);
  });

  it('is named by its hashed names', () => {
    expect(readAssets(dir).page).toEqual({
      css: '/assets/style-AAAAAAAA.css',
      js: '/assets/main-BBBBBBBB.js',
      theme: '/assets/theme-CCCCCCCC.js',
    });
  });

  it.each([
    ['gzip, deflate, br', 'br', 'br'],
    ['gzip', 'gzip', 'gz'],
    ['', null, 'plain'],
  ])('is served as %j is accepted, for ever', async (accepted, encoding, text) => {
    const answer = await readAssets(dir).routes.request('/assets/main-BBBBBBBB.js', {
      headers: { 'accept-encoding': accepted },
    });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
  });

  it('keeps what has no hash for an hour, and serves nothing else', async () => {
    const { routes } = readAssets(dir);
    expect((await routes.request('/assets/icon.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
    for (const path of [
      '/assets/manifest.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/main-BBBBBBBB.js.br',
      '/assets/nothing.js',
    ])
      expect((await routes.request(path)).status).toBe(404);
  });

  it('says how to build what is missing', () => {
    expect(() => readAssets('/nowhere')).toThrow(/npm run build/);
    writeFileSync(`${dir}/manifest.json`, '{}');
    expect(() => readAssets(dir)).toThrow(/main.css manque/);
  });
});
