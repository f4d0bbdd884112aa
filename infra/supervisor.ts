import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export type SupervisorSpec = Readonly<{
  /** What is run, after node's own name: `['--import', 'tsx', 'infra/main.ts']`. */
  command: readonly string[];
  /** Where the child answers `/healthz`, on the port it tells once it listens: `process.send?.({ listening: port })`. */
  host: string;
  say: (line: string) => void;
  /** Settings beside this process's own. */
  env?: Readonly<Record<string, string>>;
  /** Told each child and, once it listens, its port. */
  onStarted?: (pid: number) => void;
  onListening?: (port: number) => void;
  pingEveryMs?: number;
  /** Without an answer for this long, the child is frozen and is replaced. A long import or checkpoint is shorter. */
  frozenAfterMs?: number;
  /** A child that has not answered yet may be building or migrating. */
  startWithinMs?: number;
  stopWithinMs?: number;
  firstWaitMs?: number;
  longestWaitMs?: number;
}>;

type Ended = Readonly<{ code: number; answered: boolean; livedMs: number }>;

/**
 * Keeps one child process running: pings it, replaces it when it ends or freezes, waiting longer each time. A first child
 * that ends before it ever listened is not tried again: its own message says what is wrong. Answers the exit code
 * once stopped; `stop` asks the child to end and waits for it.
 */
export const supervise = (spec: SupervisorSpec): Readonly<{ stopped: Promise<number>; stop: () => void }> => {
  const { firstWaitMs = 500, longestWaitMs = 30_000, stopWithinMs = 25_000 } = spec;
  const stopping = new AbortController();
  let child: ChildProcess | undefined;

  const end = (running: ChildProcess | undefined): void => {
    running?.kill('SIGTERM');
    setTimeout(() => running?.kill('SIGKILL'), stopWithinMs).unref();
  };

  const runOnce = (): Promise<Ended> => {
    child = spawnChild(spec);
    spec.onStarted?.(child.pid ?? 0);
    return watch(child, spec, stopping.signal);
  };

  const run = async (): Promise<number> => {
    let last = await runOnce();
    if (!last.answered && !stopping.signal.aborted) return last.code || 1;
    for (let wait = firstWaitMs; !stopping.signal.aborted; wait = Math.min(wait * 2, longestWaitMs)) {
      if (last.livedMs > longestWaitMs) wait = firstWaitMs;
      spec.say(`The server ended (${last.code}); it starts again in ${wait} ms.`);
      await unlessAborted(wait, stopping.signal);
      if (stopping.signal.aborted) return 0;
      last = await runOnce();
    }
    return last.code;
  };

  return {
    stopped: run(),
    stop: () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      end(child);
    },
  };
};

/** In a group of its own, so that Ctrl-C reaches the supervisor alone; the channel tells the child if the supervisor dies. */
const spawnChild = ({ command, env }: SupervisorSpec): ChildProcess =>
  spawn(process.execPath, [...command], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    env: { ...process.env, ...env },
  });

const watch = async (child: ChildProcess, spec: SupervisorSpec, stopping: AbortSignal): Promise<Ended> => {
  const since = performance.now();
  const over = new AbortController();
  const ended = new Promise<number>((done) => {
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGTERM' ? 0 : 1)));
    child.once('error', () => done(1));
  });
  let listened = false;
  child.on('message', (message) => {
    listened ||= Boolean((message as { listening?: number }).listening);
  });
  const pinging = ping(child, spec, AbortSignal.any([over.signal, stopping]));
  const code = await ended;
  over.abort();
  // One killed between listening and the first ping had started well: it is no fault of the settings.
  return { code, answered: (await pinging) || listened, livedMs: performance.now() - since };
};

/** Pings until told to stop, or until the child had to be killed; answers whether it ever answered. */
const ping = async (child: ChildProcess, spec: SupervisorSpec, over: AbortSignal): Promise<boolean> => {
  const { pingEveryMs = 2_000, frozenAfterMs = 20_000, startWithinMs = 180_000 } = spec;
  let port = 0;
  // Only its own word counts: another server may answer on the port this one failed to get.
  child.on('message', (message) => {
    const { listening } = message as { listening?: number };
    if (listening) spec.onListening?.(listening);
    port = listening ?? port;
  });
  let answered = false;
  let answeredAt = performance.now();
  while (!over.aborted) {
    if (await answers(spec.host, port, frozenAfterMs / 4)) {
      answered = true;
      answeredAt = performance.now();
    } else if (performance.now() - answeredAt > (answered ? frozenAfterMs : startWithinMs)) {
      spec.say('The server no longer answers: it is replaced.');
      child.kill('SIGKILL');
      return answered;
    }
    await unlessAborted(pingEveryMs, over);
  }
  return answered;
};

const unlessAborted = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => {});

const answers = async (host: string, port: number, withinMs: number): Promise<boolean> => {
  if (port === 0) return false;
  try {
    const response = await fetch(`http://${reachable(host)}:${port}/healthz`, {
      signal: AbortSignal.timeout(withinMs),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
};
