import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../../infra/jobs/open-jobs.ts';
import type { Deps } from '../../../services/kit/ports.ts';
import type { Job } from '../../../services/kit/reactor.ts';
import { type Store, stores } from './stores.ts';

const deps = { publicUrl: 'https://connecteur.example' } as Deps;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (met: () => boolean | Promise<boolean>, ms = 8_000) => {
  for (const end = Date.now() + ms; !(await met()); await pause(15))
    if (Date.now() > end) throw new Error('waited in vain');
};

describe.each(stores)('jobs on $name', { timeout: 20_000 }, ({ start }) => {
  let store: Store;
  const opened: JobQueue[] = [];
  const open = async (options?: Parameters<Store['open']>[0]) => {
    const jobs = await store.open({ backoffMs: 20, ...options });
    opened.push(jobs);
    return jobs;
  };

  beforeAll(async () => {
    store = await start();
  }, 60_000);
  afterEach(async () => {
    const [first] = opened;
    for (const jobs of opened.slice(1)) await jobs.close(0);
    await first?.queue.obliterate({ force: true });
    await first?.close(0);
    opened.length = 0;
  });
  afterAll(() => store?.close());

  it('runs what was asked for, with what it was given', async () => {
    const jobs = await open();
    const ran: unknown[] = [];
    await jobs.work([{ name: 'chase', run: async (data, { publicUrl }) => void ran.push([data, publicUrl]) }], deps);
    await jobs.add('chase', { interest: 'i-1', days: 3 });
    await until(() => ran.length === 1);
    expect(ran).toEqual([[{ interest: 'i-1', days: 3 }, 'https://connecteur.example']]);
  });

  it('runs what waited before anybody worked', async () => {
    const jobs = await open();
    await jobs.add('chase');
    let ran = 0;
    await jobs.work([{ name: 'chase', run: async () => void ran++ }], deps);
    await until(() => ran === 1);
  });

  it('keeps one of an id while it waits, and takes it again afterwards', async () => {
    const jobs = await open();
    const ran: unknown[] = [];
    await jobs.add('rematch', { n: 1 }, { id: 'rematch-t1' });
    await jobs.add('rematch', { n: 2 }, { id: 'rematch-t1' });
    await jobs.add('rematch', { n: 3 }, { id: 'rematch-t2' });
    expect((await jobs.depth()).waiting).toBe(2);
    await jobs.work([{ name: 'rematch', run: async ({ n }) => void ran.push(n) }], deps);
    await until(() => ran.length === 2);
    await until(async () => (await jobs.depth()).active === 0);
    await jobs.add('rematch', { n: 4 }, { id: 'rematch-t1' });
    await until(() => ran.length === 3);
    expect([...ran].sort()).toEqual([1, 3, 4]);
  });

  it('runs again what was asked for once more while it ran', async () => {
    const jobs = await open();
    const ran: unknown[] = [];
    let finish = () => {};
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const run: Job['run'] = async ({ n }) => {
      ran.push(n);
      if (n === 1) await first;
    };
    await jobs.work([{ name: 'rematch', run }], deps);
    await jobs.add('rematch', { n: 1 }, { id: 'rematch-t1' });
    await until(() => ran.length === 1);
    await jobs.add('rematch', { n: 2 }, { id: 'rematch-t1' });
    await pause(100);
    expect(ran).toEqual([1]);
    finish();
    await until(() => ran.length === 2);
    expect(ran).toEqual([1, 2]);
  });

  it('waits as long as it is told', async () => {
    const jobs = await open();
    let at = 0;
    const run = async () => {
      at = Date.now();
    };
    await jobs.work([{ name: 'lapse', run }], deps);
    const asked = Date.now();
    await jobs.add('lapse', {}, { delayMs: 400 });
    await until(async () => (await jobs.depth()).delayed === 1);
    await until(() => at > 0);
    expect(at - asked).toBeGreaterThanOrEqual(395);
  });

  it('tries again after a fault', async () => {
    const jobs = await open();
    let tries = 0;
    const run = async () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    };
    await jobs.work([{ name: 'import', run }], deps);
    await jobs.add('import');
    await until(() => tries === 3);
    await until(async () => (await jobs.depth()).active === 0);
    expect((await jobs.depth()).failed).toBe(0);
  });

  it('gives up visibly, and keeps nothing of what the error said', async () => {
    const told: [string, string][] = [];
    const jobs = await open({ onError: (job, error) => told.push([job, (error as Error).message]) });
    const run = async () => {
      throw Object.assign(new Error('550 <ana@example.org> unknown'), { code: 'EENVELOPE' });
    };
    await jobs.work([{ name: 'import', run }], deps);
    await jobs.add('import', { edition: 'e1' }, { attempts: 2 });
    await until(async () => (await jobs.depth()).failed === 1);
    expect(told).toEqual([
      ['import', '550 <ana@example.org> unknown'],
      ['import', '550 <ana@example.org> unknown'],
    ]);
    const [failed] = await jobs.queue.getFailed();
    expect(failed?.failedReason).toBe('Error EENVELOPE');
    expect(JSON.stringify(failed?.toJSON())).not.toContain('ana@example.org');
  });

  it('takes over what a dead process was doing', async () => {
    const dying = await open({ leaseMs: 500 });
    let started = 0;
    await dying.work([{ name: 'import', run: () => new Promise<void>(() => void started++) }], deps);
    await dying.add('import');
    await until(() => started === 1);
    await dying.close(0); // forced: the job stays locked, as after a kill
    opened.length = 0;
    const heir = await open({ leaseMs: 500 });
    let taken = 0;
    await heir.work([{ name: 'import', run: async () => void taken++ }], deps);
    await until(() => taken === 1, 15_000);
  }, 20_000);

  it('lets what runs finish before it leaves', async () => {
    const jobs = await open();
    let started = false;
    let finished = false;
    const run = async () => {
      started = true;
      await pause(300);
      finished = true;
    };
    await jobs.work([{ name: 'import', run }], deps);
    await jobs.add('import');
    await until(() => started);
    opened.length = 0;
    await jobs.close();
    expect(finished).toBe(true);
    const next = await open();
    expect(await next.depth()).toMatchObject({ waiting: 0, active: 0, failed: 0 });
  });

  it('runs by the clock of Paris, once per stroke however many processes there are', async () => {
    const jobs = await open();
    const other = await open();
    const strokes: number[] = [];
    const job: Job = { name: 'digest', every: '* * * * * *', run: async () => void strokes.push(Date.now()) };
    await jobs.work([job, { name: 'morning', every: '30 7 * * *', run: async () => {} }], deps);
    await other.work([job], deps);
    await until(() => strokes.length >= 2);
    expect(new Set(strokes.map((at) => Math.floor(at / 1_000))).size).toBe(strokes.length);
    const morning = (await jobs.queue.getJobSchedulers()).find(({ key }) => key === 'morning');
    const hour = new Intl.DateTimeFormat('fr', { timeZone: 'Europe/Paris', timeStyle: 'short' });
    expect(hour.format(morning?.next)).toBe('07:30');
  });

  it('puts back a clock that was lost with its store', async () => {
    const jobs = await open({ watchMs: 100 });
    await jobs.work([{ name: 'digest', every: '0 8 * * 1', run: async () => {} }], deps);
    await jobs.queue.removeJobScheduler('digest');
    expect(await jobs.queue.getJobSchedulers()).toEqual([]);
    await until(async () => (await jobs.queue.getJobSchedulers()).length === 1);
  });

  it('says how much waits, and since when', async () => {
    const jobs = await open();
    expect(await jobs.depth()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestMs: 0 });
    await jobs.add('chase');
    await pause(60);
    await jobs.add('chase');
    const depth = await jobs.depth();
    expect(depth).toMatchObject({ waiting: 2, active: 0 });
    expect(depth.oldestMs).toBeGreaterThanOrEqual(55);
    expect(depth.oldestMs).toBeLessThan(5_000);
  });

  it('puts back what it does not know, for a process that does', async () => {
    const jobs = await open();
    await jobs.work([{ name: 'known', run: async () => {} }], deps);
    await jobs.add('of-a-newer-release', { x: 1 });
    await until(async () => (await jobs.depth()).delayed === 1);
    expect((await jobs.queue.getDelayed())[0]).toMatchObject({ name: 'of-a-newer-release', data: { x: 1, passes: 1 } });
  });

  it.each(['a:b', '12345', 'Été', ''])('refuses the name %j', async (name) => {
    const jobs = await open();
    await expect(jobs.add(name)).rejects.toThrow('not a name');
    await expect(jobs.add('fine', {}, { id: name })).rejects.toThrow('not a name');
  });
});
