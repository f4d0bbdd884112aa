import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { terrainDraft } from './drafts.ts';

const facts = { kind: 'terrain', author: 'ana', onBehalf: false, provenance: null };
const posted = (id: string, title: string) => ({
  stream: `proposal-${id}`,
  events: [{ type: 'ProposalPosted', data: { ...facts, proposal: id, content: { ...terrainDraft, title } } }],
});

describe.each(engines)('words searched on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  beforeEach(() => world.clear());
  afterAll(() => world.close());

  const search = async (q: string): Promise<ProposalList> => {
    const given = world.given(
      posted('jeux', 'Une ludothèque de quartier'),
      posted('jeux-2', 'Les ludothèques du canton'),
      posted('hameau', 'Un ludobus des hameaux'),
      posted('pesage', 'Le pesage des bennes'),
      posted('paysage', 'Un paysage de bocage'),
    );
    return (await given.when(get(`/api/terrains?q=${encodeURIComponent(q)}`)).then(200)).body as ProposalList;
  };
  const ids = ({ items }: ProposalList) => items.map(({ id }) => id).sort();

  it('reads a slip of the finger as the word it is nearest to, and says so', async () => {
    const list = await search('LUDOTHÈQE');
    expect(ids(list)).toEqual(['jeux', 'jeux-2']);
    expect(list.corrections).toEqual([{ asked: 'LUDOTHÈQE', read: 'ludothèque' }]);
  });
  it('leaves words that some text has', async () => {
    const list = await search('ludotheques');
    expect(ids(list)).toEqual(['jeux', 'jeux-2']);
    expect(list.corrections).toEqual([]);
  });
  it('leaves a word that is as near to two others', async () => {
    const list = await search('paesage');
    expect(ids(list)).toEqual([]);
    expect(list.corrections).toEqual([]);
  });
  it('leaves short words', async () => expect((await search('buss')).corrections).toEqual([]));
  it('leaves another language and noise', async () =>
    expect((await search('xxxxxxxx yyyyyyyy zzzzzzzz wwwwwwww ludothèqe')).corrections).toEqual([]));
  it('corrects one word among others', async () => {
    const list = await search('ludobs hameaux');
    expect(ids(list)).toEqual(['hameau']);
    expect(list.corrections).toEqual([{ asked: 'ludobs', read: 'ludobus' }]);
  });
});
