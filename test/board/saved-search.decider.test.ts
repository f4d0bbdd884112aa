import { describe, expect, it } from 'vitest';
import { savedSearch } from '../../services/board/saved-search/saved-search.decider.ts';
import { searchPath } from '../../shared/contracts/saved-search.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(savedSearch);
const facets = { theme: ['water'], nature: [], offer: [], departement: ['22'] };
const facts = { search: 's1', kind: 'terrain', name: 'v1', q: 'v2', pace: 'daily', ...facets } as const;
const saved = (search = 's1') => ({ type: 'SearchSaved', data: { ...facts, search } }) as const;
const forgotten = (search = 's1') => ({ type: 'SearchForgotten', data: { search } }) as const;
const alert = (...found: [string, string[]][]) => ({
  found: found.map(([search, proposals]) => ({ search, proposals })),
});

describe('saving a search', () => {
  const save = { type: 'SaveSearch', data: facts } as const;
  it('records it', () => given().when(save).then(saved()));
  it('refuses the same one twice', () => given(saved()).when(save).refused('search-already-saved'));
  it('refuses a twenty-first', () =>
    given(...Array.from({ length: 20 }, (_, i) => saved(`other-${i}`)))
      .when(save)
      .refused('searches-too-many'));
});

describe('forgetting a search', () => {
  const forget = { type: 'ForgetSearch', data: { search: 's1' } } as const;
  it('records it', () => given(saved()).when(forget).then(forgotten()));
  it('refuses one that is not this person’s', () => given(saved('s2')).when(forget).refused('search-unknown'));
  it('refuses one already forgotten', () => given(saved(), forgotten()).when(forget).refused('search-unknown'));
});

describe('stopping alerts', () => {
  const stop = { type: 'StopAlerts', data: {} } as const;
  it('forgets every search', () => given(saved(), saved('s2')).when(stop).then(forgotten(), forgotten('s2')));
  it('records nothing when there is none', () => given(saved(), forgotten()).when(stop).then());
});

describe('preparing an alert', () => {
  const prepare = (...found: [string, string[]][]) => ({ type: 'PrepareAlert', data: alert(...found) }) as const;
  const prepared = (...found: [string, string[]][]) => ({ type: 'AlertPrepared', data: alert(...found) }) as const;
  it('records what was found', () =>
    given(saved())
      .when(prepare(['s1', ['p1', 'p2']]))
      .then(prepared(['s1', ['p1', 'p2']])));
  it('is never empty', () =>
    given(saved())
      .when(prepare(['s1', []]))
      .then());
  it('tells nothing twice', () =>
    given(saved(), prepared(['s1', ['p1']]))
      .when(prepare(['s1', ['p1', 'p2']]))
      .then(prepared(['s1', ['p2']])));
  it('tells what two searches found once', () =>
    given(saved(), saved('s2'))
      .when(prepare(['s1', ['p1']], ['s2', ['p1', 'p2']]))
      .then(prepared(['s1', ['p1']], ['s2', ['p2']])));
  it('tells nothing again through a search saved anew', () =>
    given(saved(), prepared(['s1', ['p1']]), forgotten(), saved('s2'))
      .when(prepare(['s2', ['p1']]))
      .then());
  it('leaves out a search forgotten meanwhile', () =>
    given(saved(), forgotten())
      .when(prepare(['s1', ['p1']]))
      .then());
});

describe('the address of a search', () => {
  it('holds its words and filters as lists read them', () =>
    expect(searchPath('question', { ...facets, q: 'eau potable', offer: ['access'] })).toBe(
      '/questions?q=eau+potable&theme=water&offre=access&departement=22',
    ));
  it('is the whole list when nothing is asked', () =>
    expect(searchPath('terrain', { q: '', theme: [], nature: [], offer: [], departement: [] })).toBe('/terrains'));
});
