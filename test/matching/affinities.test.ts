import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestAmong } from '../../services/kit/text/nearest-word.ts';
import { wordsOf } from '../../services/kit/text/words.ts';
import { affinitiesOver } from '../../services/matching/analyse/affinities.ts';
import { lexicon } from '../../services/matching/vocabulary.ts';
import { conceptsOf } from '../../shared/vocabulary/concept.ts';

const few = affinitiesOver(
  conceptsOf('water', [
    [
      'tap',
      'Eau du robinet',
      'Tap water',
      'eau du robinet, facture d’eau, prix de l’eau, compteur d’eau',
      'abonnés',
      'river',
    ],
    ['river', 'Rivières', 'Rivers', 'rivière, cours d’eau, berge, ripisylve, continuité écologique', 'pêcheurs'],
    ['school', 'École', 'School', 'école maternelle, école primaire, cantine scolaire, directrice d’école', 'élèves'],
  ]),
);
const lean = (text: string, over = few) => over.of(wordsOf(text).map((word) => ({ word, weight: 1 })));
const first = (text: string) => [...lean(text)][0]?.[0];

describe('what a text leans towards', () => {
  it('is the concept its words belong to, said or not', () => {
    expect(first('Le compteur tourne, la facture double, et les abonnés appellent.')).toBe('tap');
    expect(first('Les élèves déjeunent avec la directrice.')).toBe('school');
  });
  it('reaches near concepts, less strongly', () => {
    const found = lean('Les abonnés et leur compteur.');
    expect(found.get('river')).toBeGreaterThan(0);
    expect(found.get('river')).toBeLessThan(found.get('tap') ?? 0);
  });
  it('is nothing for words of no concept, and for no words', () => {
    expect(lean('Quarante kilomètres de randonnée.')).toEqual(new Map());
    expect(lean('')).toEqual(new Map());
  });
  it('reads a word with one slip in it', () => expect(first('La ripysylve et les pecheurs')).toBe('river'));
  it('is a vector as long as one, of at most twenty-four concepts, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(4), (noise, repeats) => {
        const text = `${noise} logement, école, rivière, budget, emploi, culture, sport, énergie. `.repeat(repeats);
        const found = lean(text, lexicon.affinities);
        expect(found.size).toBeLessThanOrEqual(24);
        if (found.size > 0) expect(Math.hypot(...found.values())).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    ));
});

describe('the nearest word', () => {
  const nearest = nearestAmong(['logement', 'paysage', 'pesage', 'commune', 'communs']);
  it('is one letter more, less, other, or two letters swapped', () => {
    for (const slip of ['logemen', 'logemment', 'logemint', 'logmeent']) expect(nearest(slip)).toBe('logement');
  });
  it('is none when two are as near, when the word is short, or when two letters are wrong', () => {
    for (const word of ['communz', 'loge', 'logamint', 'xogement']) expect(nearest(word)).toBeUndefined();
  });
});
