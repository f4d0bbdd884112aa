import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program of this folder printed, line by line, until it ended by itself or by what it does to itself. */
export type Told = Readonly<{ lines: readonly string[]; code: number | null; signal: string | null }>;

const started = new Set<ChildProcess>();

type Manner = Readonly<{
  /** Hears each line it prints. */
  line?: (said: string) => void;
  /** Arguments to node, as `without` gives them. */
  execArgv?: readonly string[];
}>;

/** Starts this program with these arguments. */
export const startChild = (program: URL, args: readonly string[], { line, execArgv = [] }: Manner = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', ...execArgv, fileURLToPath(program), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.add(child);
  const lines: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      lines.push(part);
      line?.(part);
    }
  });
  const ended = new Promise<Told>((done) => {
    child.once('close', (code, signal) => {
      started.delete(child);
      done({ lines, code, signal });
    });
  });
  return { child, lines, ended };
};

/** To be called after each test: nothing a failed test started goes on. */
export const endChildren = (): void => {
  for (const child of started) child.kill('SIGKILL');
};
