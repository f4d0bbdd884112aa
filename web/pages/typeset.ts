const narrow = '\u202f';
const wide = '\u00a0';

/**
 * Makes the spaces somebody typed before `; : ! ?` and inside « » unbreakable, and apostrophes real. Adds no space that
 * was not typed, so that English stays English.
 */
export const typeset = (text: string): string =>
  text
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/ (?=[;!?»])/g, narrow)
    .replace(/« /g, `«${narrow}`)
    .replace(/ (?=:)/g, wide);
