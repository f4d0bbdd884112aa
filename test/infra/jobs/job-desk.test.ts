import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../../infra/jobs/open-jobs.ts';
import type { Deps } from '../../../services/kit/ports.ts';
import { type Store, stores } from './stores.ts';

const deps = {} as Deps;

describe.each(stores)('failed jobs on $name', { timeout: 20_000 }, ({ start }) => {
  let store: Store;
  let jobs: JobQueue;
  let isMended: boolean;
  let ran: unknown[];

  beforeAll(async () => {
    store = await start();
  }, 60_000);
  afterEach(async () => {
    await jobs.queue.obliterate({ force: true });
    await jobs.close(0);
  });
  afterAll(() => store?.close());

  /** A queue in which as many imports have failed, in order. */
  const failing = async (n: number): Promise<JobQueue> => {
    jobs = await store.open({ backoffMs: 5 });
    isMended = false;
    ran = [];
    const run = async (data: unknown) => {
      if (!isMended) throw Object.assign(new Error('550 <ana@example.org> unknown'), { code: 'EENVELOPE' });
      ran.push(data);
    };
    await jobs.work([{ name: 'import', run }], deps);
    for (let i = 1; i <= n; i++) {
      await jobs.add('import', { n: i }, { attempts: 2 });
      await expect.poll(async () => (await jobs.desk.depth()).failed, { timeout: 8_000 }).toBe(i);
    }
    return jobs;
  };

  it('are listed with their name, attempts and kind of error, the latest first', async () => {
    const { desk } = await failing(2);
    const failed = await desk.failed();
    expect(failed).toEqual([
      { id: expect.any(String), name: 'import', attempts: 2, reason: 'Error EENVELOPE', at: expect.any(Date) },
      { id: expect.any(String), name: 'import', attempts: 2, reason: 'Error EENVELOPE', at: expect.any(Date) },
    ]);
    const [latest, first] = failed.map(({ at }) => at?.getTime() ?? 0);
    expect(latest).toBeGreaterThanOrEqual(first ?? 0);
    expect(await desk.failed(1)).toEqual([failed[0]]);
  });

  it('are tried again, with all their attempts before them', async () => {
    const { desk } = await failing(1);
    const id = (await desk.failed())[0]?.id ?? '';
    expect(await desk.retry(id)).toBe(true);
    await expect.poll(async () => (await desk.depth()).failed, { timeout: 8_000 }).toBe(1);
    expect((await desk.failed())[0]).toMatchObject({ id, attempts: 2 });
    isMended = true;
    expect(await desk.retry(id)).toBe(true);
    await expect.poll(() => ran, { timeout: 8_000 }).toEqual([{ n: 1 }]);
    expect(await desk.failed()).toEqual([]);
  });

  it('are taken away', async () => {
    const { desk } = await failing(2);
    const [latest, first] = await desk.failed();
    expect(await desk.remove(latest?.id ?? '')).toBe(true);
    expect(await desk.failed()).toEqual([first]);
  });

  it('are left alone when they are not there, or have not failed', async () => {
    const { desk } = await failing(0);
    await jobs.add('import', {}, { delayMs: 60_000 });
    const [waiting] = await jobs.queue.getJobs(['delayed']);
    for (const id of ['nowhere', '', waiting?.id ?? '']) {
      expect(await desk.retry(id), id).toBe(false);
      expect(await desk.remove(id), id).toBe(false);
    }
    expect((await desk.depth()).delayed).toBe(1);
  });
});
