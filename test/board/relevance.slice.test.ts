import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { terrainDraft } from './drafts.ts';

const facts = { kind: 'terrain', author: 'ana', onBehalf: false, provenance: null };
/** Each of these says fewer of the words, or farther from the title, than the one before. */
const kinds = ['both in title', 'one in title', 'both below', 'one below'] as const;
const written = {
  'both in title': {
    title: 'Ludothèque et bocage',
    description: 'Un texte assez long pour être déposé par quelqu’un.',
  },
  'one in title': { title: 'Une ludothèque de plus', description: 'Le bocage est cité plus bas dans ce texte déposé.' },
  'both below': { title: 'Sans un mot attendu ici', description: 'Une ludothèque au milieu du bocage, dit ce texte.' },
  'one below': {
    title: 'Sans rien de cherché',
    description: 'Rien que le bocage, dans un texte assez long lui aussi.',
  },
} as const;
const EACH = 14;
/** Posted in turn, so that what is best is spread over all dates. */
const posts = Array.from({ length: EACH * kinds.length }, (_, i) => {
  const kind = kinds[i % kinds.length] as (typeof kinds)[number];
  // Posted at one moment, proposals are in the order of their ids.
  const id = `${String(i).padStart(2, '0')}-${kind.replaceAll(' ', '-')}`;
  const content = { ...terrainDraft, ...written[kind], themes: [i % 2 ? 'culture' : 'land'] };
  return { id, kind, content };
});

describe.each(engines)('what is found by words on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
    await world
      .given(
        ...posts.map(({ id, content }) => ({
          stream: `proposal-${id}`,
          events: [{ type: 'ProposalPosted', data: { ...facts, proposal: id, content } }],
        })),
      )
      .when(get('/api/terrains'))
      .then(200);
  }, 60_000);
  afterAll(() => world.close());

  const pages = async (query: string): Promise<ProposalList[]> => {
    const all: ProposalList[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const list: ProposalList = (await world.ask(get(`/api/terrains?${query}&after=${next}`))).body;
      all.push(list);
      next = list.next;
    }
    return all;
  };
  const idsOn = (all: readonly ProposalList[]) => all.flatMap(({ items }) => items.map(({ id }) => id));
  /** Newest first within each kind, best kinds first. */
  const ranked = (which: readonly string[]) =>
    kinds.flatMap((kind) => newest(posts.filter((one) => one.kind === kind)).filter((id) => which.includes(id)));
  const newest = (some: readonly { id: string }[]) => some.map(({ id }) => id).reverse();
  const having = posts.filter(({ kind }) => kind !== 'one below');

  it('comes page by page, the words of titles first, then the newest', async () => {
    const all = await pages('q=ludotheque+bocage');
    expect(idsOn(all)).toEqual(ranked(having.map(({ id }) => id)));
    expect(all.map(({ items }) => items.length)).toEqual([20, 20, 2]);
    for (const { total, facets } of all) {
      expect(total).toBe(having.length);
      expect(facets.theme).toEqual(
        [
          { value: 'culture', count: 14 },
          { value: 'land', count: 28 },
        ].sort((a, b) => b.count - a.count),
      );
    }
  });

  it('is ranked within a filter, and counts what another filter would leave', async () => {
    const all = await pages('q=ludotheque+bocage&theme=culture');
    const theirs = having.filter(({ content }) => content.themes[0] === 'culture');
    expect(idsOn(all)).toEqual(ranked(theirs.map(({ id }) => id)));
    expect(all[0]).toMatchObject({ total: theirs.length, facets: { theme: [{ count: 28 }, { count: 14 }] } });
  });

  it('comes newest first when asked so, and without words too', async () => {
    expect(idsOn(await pages('q=ludotheque+bocage&sort=newest'))).toEqual(newest(having));
    expect(idsOn(await pages('sort=relevance'))).toEqual(newest(posts));
    expect(idsOn(await pages('sort=relevance&theme=land'))).toEqual(
      newest(posts.filter(({ content }) => content.themes[0] === 'land')),
    );
    expect(idsOn(await pages('q=%C3%A0&sort=relevance'))).toEqual([]);
  });
});
