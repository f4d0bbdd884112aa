import { expect, it } from 'vitest';
import { waysAmong } from '../../services/board/proposal/ways-said.ts';
import type { Concept } from '../../shared/vocabulary/concept.ts';

it('reads the vocabulary once: when warmed, or else at the first search', () => {
  let read = 0;
  const concept: Concept = {
    id: 'social-housing',
    label: { fr: 'Logement social', en: 'Social housing' },
    theme: 'housing',
    get terms() {
      read++;
      return ['HLM', 'parc locatif'];
    },
    related: [],
    near: [],
  };
  const asked = [{ folded: 'hlm', stem: 'hlm' }];
  const ways = waysAmong([concept]);
  expect(read).toBe(0);
  ways.warm();
  expect(read).toBe(1);
  expect(ways.saidBy(asked, [])).toMatchObject([{ concept: { id: 'social-housing' }, stems: ['hlm'] }]);
  expect(read).toBe(1);
  expect(waysAmong([concept]).saidBy(asked, [])).toHaveLength(1);
  expect(read).toBe(2);
});
