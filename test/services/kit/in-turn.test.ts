import { expect, it } from 'vitest';
import { inTurn } from '../../../services/kit/in-turn.ts';

it('gives everybody their turn, then tells what went wrong first', async () => {
  const done: number[] = [];
  const run = async (n: number) => {
    if (n % 2 === 0) throw new Error(`no ${n}`);
    done.push(n);
  };
  await expect(inTurn([1, 2, 3, 4, 5], run)).rejects.toThrow('no 2');
  expect(done).toEqual([1, 3, 5]);
  await inTurn([7], run);
  expect(done.at(-1)).toBe(7);
});
