import { describe, expect, it } from 'vitest';
import { mergeAnswers } from '../../web/board/merge-answers.ts';

const base = { title: 'Un', text: 'Deux', themes: ['a', 'b'], links: ['x', 'y'] };

describe('answers two people changed from the same start', () => {
  const merged = (theirs: object, mine: object) =>
    mergeAnswers(base, { ...base, ...theirs }, { ...base, links: 'x\ny', ...mine });

  it('takes in what only they changed', () =>
    expect(merged({ title: 'Autre' }, { text: 'Mien' })).toEqual({ taken: { title: 'Autre' }, clashes: {} }));
  it('asks where both changed differently', () =>
    expect(merged({ title: 'Autre' }, { title: 'Mien' })).toEqual({ taken: {}, clashes: { title: 'Autre' } }));
  it('asks nothing where both changed the same way', () =>
    expect(merged({ title: 'Pareil' }, { title: 'Pareil' })).toEqual({ taken: {}, clashes: {} }));
  it('minds neither the order of boxes nor the form of lines', () =>
    expect(merged({ themes: ['b', 'a'], links: ['y', 'x'] }, {})).toEqual({ taken: {}, clashes: {} }));
  it('takes in what they emptied', () =>
    expect(merged({ text: '' }, {})).toEqual({ taken: { text: '' }, clashes: {} }));
});
