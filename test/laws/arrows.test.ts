import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

type Cruise = { summary: { violations: { rule: { name: string }; from: string }[] } };

/** The names of the rules a small planted tree breaks. */
const broken = async (files: Record<string, string>): Promise<string[]> => {
  const place = await mkdtemp(join(tmpdir(), 'arrows-'));
  try {
    await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
    await writeFile(join(place, 'tsconfig.json'), '{}');
    await writeFile(join(place, 'package.json'), '{"type":"module"}');
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(place, path)), { recursive: true });
      await writeFile(join(place, path), text);
    }
    const tops = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
    const { stdout } = await run(
      join(root, 'node_modules/.bin/depcruise'),
      ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...tops],
      { cwd: place, maxBuffer: 1 << 26 },
    ).catch((failed: { stdout: string }) => failed);
    const { summary } = JSON.parse(stdout) as Cruise;
    return [...new Set(summary.violations.map((violation) => violation.rule.name))];
  } finally {
    await rm(place, { recursive: true });
  }
};

const something = 'export type T = 1; export const x = 1;\n';
const typeFrom = (path: string) => `import type { T } from '${path}';\nexport type U = T;\n`;
const from = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;

describe('every forbidden arrow is refused, type-only ones too', () => {
  const planted: [string, Record<string, string>][] = [
    ['shared-stands-alone', { 'shared/a.ts': typeFrom('../services/kit/x.ts'), 'services/kit/x.ts': something }],
    ['shared-stands-alone', { 'shared/a.ts': `import { Hono } from 'hono';\nexport const h = Hono;\n` }],
    ['deciders-are-pure', { 'services/board/a.decider.ts': typeFrom('../kit/x.ts'), 'services/kit/x.ts': something }],
    [
      'deciders-are-pure',
      { 'services/board/a.decider.ts': from('./a.view.ts'), 'services/board/a.view.ts': something },
    ],
    ['kit-is-small', { 'services/kit/a.ts': typeFrom('../board/x.ts'), 'services/board/x.ts': something }],
    [
      'services-share-the-log-only',
      { 'services/board/a.ts': typeFrom('../members/x.ts'), 'services/members/x.ts': something },
    ],
    ['services-stay-inside', { 'services/board/a.ts': typeFrom('../../infra/x.ts'), 'infra/x.ts': something }],
    ['services-stay-inside', { 'services/board/a.ts': `import pg from 'pg';\nexport const p = pg;\n` }],
    [
      'infra-enters-by-the-door',
      { 'infra/a.ts': typeFrom('../services/board/x.ts'), 'services/board/x.ts': something },
    ],
    ['infra-enters-by-the-door', { 'infra/a.ts': from('../web/ui/x.ts'), 'web/ui/x.ts': something }],
    ['web-knows-shared-only', { 'web/a.ts': typeFrom('../services/kit/x.ts'), 'services/kit/x.ts': something }],
    ['web-knows-shared-only', { 'web/a.ts': typeFrom('../infra/x.ts'), 'infra/x.ts': something }],
    ['hono-in-pages-only', { 'web/ui/a.ts': `import { html } from 'hono/html';\nexport const h = html;\n` }],
    ['pages-use-no-elements', { 'web/pages/a.ts': `import { html } from 'lit';\nexport const h = html;\n` }],
    ['nobody-imports-tests', { 'shared/a.ts': typeFrom('../test/x.ts'), 'test/x.ts': something }],
    [
      'no-circular',
      { 'shared/a.ts': from('./b.ts'), 'shared/b.ts': `import { y } from './a.ts';\nexport const x = y;\n` },
    ],
    ['no-unresolved', { 'shared/a.ts': from('./nowhere.ts') }],
  ];
  it.each(planted)('%s', async (rule, files) => {
    expect(await broken(files)).toContain(rule);
  });

  it('and an allowed tree is left in peace', async () => {
    expect(
      await broken({
        'shared/x.ts': something,
        'services/kit/k.ts': from('../../shared/x.ts'),
        'services/board/a.decider.ts': typeFrom('../../shared/x.ts'),
        'services/board/board.service.ts': "import type { U } from './a.decider.ts';\nexport type V = U;\n",
        'infra/a.ts': "import type { V } from '../services/board/board.service.ts';\nexport type W = V;\n",
        'web/ui/a.ts': typeFrom('../../shared/x.ts'),
      }),
    ).toEqual([]);
  });
});

it('the house itself has no forbidden arrow', async () => {
  const { stdout } = await run(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'services', 'shared', 'infra', 'web', 'test'],
    { cwd: root, maxBuffer: 1 << 28 },
  ).catch((failed: { stdout: string }) => failed);
  const { summary } = JSON.parse(stdout) as Cruise & { summary: { totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(50);
  expect(summary.violations.map(({ rule, from: file }) => `${rule.name}: ${file}`)).toEqual([]);
});
