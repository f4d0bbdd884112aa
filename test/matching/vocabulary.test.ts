import { describe, expect, it } from 'vitest';
import { stem } from '../../services/kit/text/stem.ts';
import { oneWordFault, termFault, writtenFault } from '../../services/matching/analyse/term-rules.ts';
import { piecesOf } from '../../services/matching/analyse/written.ts';
import type { Concept } from '../../shared/vocabulary/concept.ts';
import { formerConcepts } from '../../shared/vocabulary/former.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';

/** A way of saying a concept as a reader hears it: its words that count, by stem, in any order. */
const wayOf = (term: string): string =>
  [...new Set(piecesOf(term).map((piece) => stem(piece.replace(/^=|\*$/g, ''))))].sort().join(' ');

const ids = concepts.map((concept) => concept.id);

/** One word counts and that word alone says it. */
const meant = new Set<string>([]);

describe('the vocabulary', () => {
  it('names each concept once', () => expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]));
  it('covers every theme', () => {
    const covered = new Set(concepts.map((concept) => concept.theme));
    expect(themes.map((theme) => theme.id).filter((id) => !covered.has(id))).toEqual([]);
  });
  it('points to neighbours that exist', () => {
    const lost = concepts.flatMap(({ id, near }) =>
      near.filter((other) => !ids.includes(other)).map((other) => `${id} → ${other}`),
    );
    expect(lost).toEqual([]);
  });
  it('takes each former concept into one that stands', () => {
    const wrong = [...formerConcepts].filter(([former, standing]) => ids.includes(former) || !ids.includes(standing));
    expect(wrong).toEqual([]);
  });
  it('says no two concepts alike: a third of the ways of saying one never say the other too', () => {
    const said = concepts.map(({ id, terms }) => ({ id, ways: new Set(terms.map(wayOf)) }));
    const twins = said.flatMap((one, i) =>
      said.slice(i + 1).flatMap((other) => {
        const shared = [...one.ways].filter((way) => other.ways.has(way)).length;
        const share = shared / Math.min(one.ways.size, other.ways.size);
        return share >= 1 / 3 ? [`${one.id}, ${other.id}: ${share.toFixed(2)}`] : [];
      }),
    );
    expect(twins).toEqual([]);
  });
  it.each(['fr', 'en'] as const)('names no two concepts alike (%s)', (language) => {
    const names = concepts.map(({ label }) => label[language]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
  it('has both labels and something to recognise in each concept', () => {
    for (const { id, label, terms } of concepts) {
      expect(label.fr.length * label.en.length, id).toBeGreaterThan(0);
      expect(terms.length, id).toBeGreaterThan(5);
    }
  });
  const faults = (fault: (term: string) => string | undefined, of: (concept: Concept) => readonly string[]) =>
    concepts.flatMap((concept) =>
      of(concept)
        .filter((term) => !meant.has(`${concept.id}: ${term}`))
        .flatMap((term) => (fault(term) ? [`${concept.id}: ${term}: ${fault(term)}`] : [])),
    );
  it('has no term of stop words alone, and asks for no beginning that is too short or longer than the lexicon keeps', () =>
    expect(faults(writtenFault, ({ terms, related }) => [...terms, ...related])).toEqual([]));
  it('has no strong term that one word of it would say alone, whether only one counts or all share one stem', () =>
    expect(faults(oneWordFault, ({ terms }) => terms)).toEqual([]));
  it('writes no sign of its own in a label', () =>
    expect(concepts.filter(({ label }) => /[=*]/.test(label.fr + label.en)).map(({ id }) => id)).toEqual([]));
  it('never calls one word both strong and weak of the same concept', () => {
    const both = concepts.flatMap(({ id, terms, related }) =>
      related.filter((term) => terms.includes(term)).map((term) => `${id}: ${term}`),
    );
    expect(both).toEqual([]);
  });
});

describe('the rules of a term', () => {
  const own = { terms: ['location', 'parc locatif'], related: ['loyer'] };
  it.each([
    ['de la', 'addition-term-says-nothing'],
    ['mise en commun*', undefined],
    ['les loyers', 'addition-one-word-counts'],
    ['le =bail', undefined],
    ['locataire location', undefined],
    ['loger logements', 'addition-one-stem'],
    ['habitat habitats', 'addition-one-stem'],
    ['ha*', 'addition-beginning-length'],
    ['hab*', undefined],
    ['constitutionnellement*', 'addition-beginning-length'],
    ['Locations', 'addition-term-known'],
    ['locatif parc', 'addition-term-known'],
    ['loyer', 'addition-term-weak'],
    ['loyer modéré', undefined],
  ])('%s: %s', (term, fault) => expect(termFault(term, own)).toBe(fault));
});
