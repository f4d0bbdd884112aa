import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { supervise } from '../../infra/supervisor.ts';

const SERVER = fileURLToPath(new URL('./fragile-server.ts', import.meta.url));
const running: ReturnType<typeof supervise>[] = [];
afterEach(async () => {
  for (const { stop } of running) stop();
  await Promise.all(running.splice(0).map(({ stopped }) => stopped));
});

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const given = async (kind = 'good', faster: object = {}) => {
  const port = await freePort();
  const said: string[] = [];
  const supervisor = supervise({
    command: ['--import', 'tsx', SERVER, kind, String(port)],
    host: '127.0.0.1',
    say: (line) => said.push(line),
    pingEveryMs: 50,
    frozenAfterMs: 800,
    firstWaitMs: 20,
    ...faster,
  });
  running.push(supervisor);
  const get = (path: string): Promise<string> =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(500) }).then(
      (response) => response.text(),
      () => 'nobody',
    );
  const up = async (): Promise<string> => {
    await expect.poll(() => get('/'), { timeout: 20_000 }).toMatch(/^\d+$/);
    await new Promise((done) => setTimeout(done, 150));
    return get('/');
  };
  return { supervisor, said, get, up, port };
};

const lives = (pid: string): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

describe('keeping the server up', { timeout: 40_000 }, () => {
  it('starts it again when it dies before anyone asked how it is', async () => {
    const { get, up } = await given('good', { pingEveryMs: 60_000 });
    const first = await up();
    await get('/die');
    await expect.poll(() => get('/'), { timeout: 20_000 }).toMatch(/^\d+$/);
    expect(await get('/')).not.toBe(first);
  });

  it('starts it again when it dies', async () => {
    const { get, up, said } = await given();
    const first = await up();
    await get('/die');
    expect(await up()).not.toBe(first);
    expect(said).toEqual(['The server ended (9); it starts again in 20 ms.']);
  });

  it('replaces it when it is alive and answers nobody', async () => {
    const { get, up, said } = await given();
    const first = await up();
    await get('/freeze');
    expect(lives(first)).toBe(true);
    await expect.poll(() => lives(first), { timeout: 30_000 }).toBe(false);
    expect(await up()).not.toBe(first);
    expect(said[0]).toBe('The server no longer answers: it is replaced.');
  });

  it('waits longer after each death', async () => {
    const { get, up, said } = await given();
    for (let death = 0; death < 3; death += 1) {
      await up();
      await get('/die');
    }
    await up();
    expect(said.map((line) => line.match(/in (\d+) ms/)?.[1])).toEqual(['20', '40', '80']);
  });

  it('does not try again what never came up, and hands on its code', async () => {
    const { supervisor, said } = await given('refuse');
    expect(await supervisor.stopped).toBe(3);
    expect(said).toEqual([]);
  });

  it('is not fooled by another server that answers on the same port', async () => {
    const { up, port } = await given();
    await up();
    const second = supervise({
      command: ['--import', 'tsx', SERVER, 'good', String(port)],
      host: '127.0.0.1',
      say: () => {},
      pingEveryMs: 20,
    });
    running.push(second);
    expect(await second.stopped).toBe(1);
  });

  it('asks it to stop, waits, and answers 0', async () => {
    const { supervisor, up } = await given();
    const pid = await up();
    supervisor.stop();
    expect(await supervisor.stopped).toBe(0);
    expect(lives(pid)).toBe(false);
  });

  it('ends it when it does not stop in time', async () => {
    const { supervisor, up } = await given('stubborn', { stopWithinMs: 300 });
    const pid = await up();
    supervisor.stop();
    expect(await supervisor.stopped).toBe(1);
    expect(lives(pid)).toBe(false);
  });
});
