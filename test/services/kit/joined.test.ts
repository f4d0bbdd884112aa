import { describe, expect, it } from 'vitest';
import { joined } from '../../../services/kit/joined.ts';

describe('a reading that askers share', () => {
  /** Readings that end when told, each answering how many had begun. */
  const held = () => {
    const ends: (() => void)[] = [];
    const read = joined(async () => {
      const mine = ends.length + 1;
      await new Promise<void>((end) => ends.push(end));
      return mine;
    });
    return { read, ends };
  };
  const turn = () => new Promise((done) => setImmediate(done));

  it('never answers with one that began before the question', async () => {
    const { read, ends } = held();
    const first = read();
    const late = [read(), read()];
    ends[0]?.();
    expect(await first).toBe(1);
    await turn();
    ends[1]?.();
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(ends.length).toBe(2);
  });

  it('has as many under way as told', async () => {
    let under = 0;
    let most = 0;
    const read = joined(async () => {
      most = Math.max(most, ++under);
      await turn();
      return under--;
    }, 3);
    await Promise.all(Array.from({ length: 10 }, read));
    expect(most).toBe(3);
  });

  it('reads again for who asks later, also after one that failed', async () => {
    let n = 0;
    const read = joined(async () => {
      if (++n === 1) throw new Error('away');
      return n;
    });
    await expect(read()).rejects.toThrow('away');
    expect([await read(), await read()]).toEqual([2, 3]);
  });
});
