import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('french');
const LONGEST_WORD = 40;
const REMEMBERED = 50_000;
const remembered = new Map<string, string>();

/** The French stem of a folded word; remembered, because the same few thousand words make most texts. */
export const stem = (folded: string): string => {
  const known = remembered.get(folded);
  if (known !== undefined) return known;
  const found = stemOf(folded.slice(0, LONGEST_WORD));
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(folded, found);
  return found;
};

/** Singular and plural, masculine and feminine meet before the stemmer, which parts some once accents are gone. */
const stemOf = (folded: string): string => {
  const singular = folded
    .replace(/vaux$/, 'vail')
    .replace(/(eau|eu)x$/, '$1')
    .replace(/(..[^s0-9])s$/, '$1')
    .replace(/([^aeiou]|i|u)ee$/, '$1e');
  // The stemmer takes « loyer » for a verb and meets « loi ».
  return /[ou]yer$/.test(singular) ? singular : stemmer.stem(singular);
};
