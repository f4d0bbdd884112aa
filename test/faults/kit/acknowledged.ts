import { chance } from '../../kit/chance.ts';

/** What row `n` says: from a few letters to some thousands, so that rows fill, cross and leave pages. */
export const wordsOf = (n: number): string => {
  const random = chance(n);
  const length = random() < 0.9 ? random() * 300 : 300 + random() * 2_000;
  return Array.from({ length: Math.ceil(length) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
};
