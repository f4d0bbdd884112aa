import { describe, expect, it } from 'vitest';
import { stem } from '../../services/kit/text/stem.ts';
import { piecesOf } from '../../services/matching/analyse/written.ts';
import { themes } from '../../shared/vocabulary/themes.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';

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
  it('has both labels and something to recognise in each concept', () => {
    for (const { id, label, terms } of concepts) {
      expect(label.fr.length * label.en.length, id).toBeGreaterThan(0);
      expect(terms.length, id).toBeGreaterThan(5);
    }
  });
  it('has no term that says nothing: stop words alone recognise everything or nothing', () => {
    const empty = concepts.flatMap(({ id, terms, related }) =>
      [...terms, ...related].filter((term) => piecesOf(term).length === 0).map((term) => `${id}: ${term}`),
    );
    expect(empty).toEqual([]);
  });
  it('has no strong term of several words of which only one counts: it would say the concept at that word alone', () => {
    const reduced = concepts.flatMap(({ id, terms }) =>
      terms
        .filter((term) => /[\s’'-]/.test(term.trim()) && piecesOf(term).length === 1 && !term.includes('='))
        .map((term) => `${id}: ${term}`),
    );
    expect(reduced.filter((term) => !meant.has(term))).toEqual([]);
  });
  it('has no strong term whose words all share one stem: once would be enough to say it', () => {
    const one = concepts.flatMap(({ id, terms }) =>
      terms
        .filter((term) => piecesOf(term).length > 1 && new Set(piecesOf(term).map(stem)).size === 1)
        .map((term) => `${id}: ${term}`),
    );
    expect(one).toEqual([]);
  });
  it('writes no sign of its own in a label', () =>
    expect(concepts.filter(({ label }) => /[=*]/.test(label.fr + label.en)).map(({ id }) => id)).toEqual([]));
  it('asks for no beginning longer than the lexicon keeps', () => {
    const long = concepts.flatMap(({ terms, related }) =>
      [...terms, ...related]
        .flatMap(piecesOf)
        .filter((piece) => piece.endsWith('*') && (piece.length > 15 || piece.length < 4)),
    );
    expect(long).toEqual([]);
  });
  it('never calls one word both strong and weak of the same concept', () => {
    const both = concepts.flatMap(({ id, terms, related }) =>
      related.filter((term) => terms.includes(term)).map((term) => `${id}: ${term}`),
    );
    expect(both).toEqual([]);
  });
});
