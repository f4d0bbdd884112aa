import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultSeen } from './report.ts';

/* `npm run test:faults [-- --full] [-- name…]`: runs the fault suite, one file at a time, and prints what was seen as a table. */

const isFull = process.argv.includes('--full');
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const seen = join(folder, 'seen.jsonl');

const files = only.length > 0 ? only.map((name) => `test/faults/${name}`) : ['test/faults/'];
const tests = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--no-file-parallelism', ...files],
  { stdio: 'inherit', env: { ...process.env, FAULTS: isFull ? 'full' : 'fast', FAULTS_REPORT: seen } },
);
const ended = new Promise<number>((done) => tests.once('exit', (code) => done(code ?? 1)));
process.exitCode = await ended;

type Line = FaultSeen & { seed: number };
const lines = existsSync(seen)
  ? readFileSync(seen, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  : [];
lines.sort((a, b) => a.fault - b.fault || a.on.localeCompare(b.on));
console.log(`\n${isFull ? 'Full' : 'Fast'} volumes, seed ${lines[0]?.seed ?? '–'}\n`);
console.log('| fault | on | volume | seen | without the guard |\n|--|--|--|--|--|');
for (const { fault, on, volume, seen, control } of lines)
  console.log(`| ${fault} | ${on} | ${volume} | ${seen} | ${control} |`);
rmSync(folder, { recursive: true, force: true });
