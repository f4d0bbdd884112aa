/** Lower case, without accents or ligatures: « Œuvres à Évry » and "oeuvres a evry" become the same. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
