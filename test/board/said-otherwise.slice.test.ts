import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { engines } from '../kit/database.ts';
import { get, openWorld, type World } from '../kit/slice-spec.ts';
import { terrainDraft } from './drafts.ts';

const facts = { kind: 'terrain', author: 'ana', onBehalf: false, provenance: null };
const posted = (id: string, description: string, more: object = {}) => ({
  stream: `proposal-${id}`,
  events: [
    {
      type: 'ProposalPosted',
      data: { ...facts, proposal: id, content: { ...terrainDraft, title: `Terrain ${id}`, description, ...more } },
    },
  ],
});

describe.each(engines)('a concept searched on $name', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ open });
  }, 60_000);
  afterAll(() => world.close());

  const search = async (query: string): Promise<ProposalList> => {
    await world.clear();
    const given = world.given(
      posted('mots', 'Des logements sociaux, au bord de la rocade.'),
      posted('sigle', 'Une cité HLM au bord du canal.', { themes: ['housing'] }),
      posted('rive', 'Une cité HLM au bord de la rocade.'),
      posted('jardin', 'Un jardin au bord du canal.'),
      { stream: 'proposal-fini', events: posted('fini', 'Une cité HLM fermée.').events },
      { stream: 'proposal-fini', events: [{ type: 'ProposalWithdrawn', data: { reason: '' } }] },
    );
    return (await given.when(get(`/api/terrains?${query}`)).then(200)).body as ProposalList;
  };
  const asked = (q: string): Promise<ProposalList> => search(`q=${encodeURIComponent(q)}`);
  const literal = ({ items }: ProposalList) => items.map(({ id }) => id).sort();
  const otherwise = ({ otherwise: found }: ProposalList) => found.map(({ card }) => card.id).sort();

  it('is also found where another term says it, after the words themselves, by its name', async () => {
    const list = await asked('logement social');
    expect(literal(list)).toEqual(['mots']);
    expect(list.total).toBe(1);
    expect(otherwise(list)).toEqual(['rive', 'sigle']);
    expect(list.otherwise[0]?.concept).toMatchObject({ id: 'social-housing' });
  });

  it('is found with what the search says beside it', async () => {
    const list = await asked('logement social rocade');
    expect(literal(list)).toEqual(['mots']);
    expect(otherwise(list)).toEqual(['rive']);
  });

  it('is found by one word that says it', async () => {
    const list = await asked('HLM');
    expect(literal(list)).toEqual(['rive', 'sigle']);
    expect(otherwise(list)).toEqual(['mots']);
  });

  it('keeps to the other filters of the list', async () => {
    expect(otherwise(await search('q=logement%20social&theme=housing'))).toEqual(['sigle']);
    expect(otherwise(await search('q=logement%20social&theme=culture'))).toEqual([]);
  });

  const addition = (id: string, term: string, ...more: string[]) => ({
    stream: `addition-${id}`,
    events: [
      { type: 'TermProposed', data: { addition: id, concept: 'social-housing', term } },
      { type: 'TermAdopted', data: { concept: 'social-housing', term } },
      ...more.map((type) => ({ type, data: { concept: 'social-housing', term, reason: 'v1' } })),
    ],
  });
  const among = async (q: string, ...given: Parameters<World['given']>): Promise<string[]> => {
    await world.clear();
    const found = await world
      .given(...given)
      .when(get(`/api/terrains?q=${encodeURIComponent(q)}`))
      .then(200);
    return otherwise(found.body as ProposalList);
  };

  it('is also said as coordinators adopted, in a search and in a text, until they take it back', async () => {
    const texts = [posted('sigle', 'Une cité HLM au bord du canal.'), posted('ajout', 'La zibeline du quartier.')];
    const adopted = addition('a1', 'zibeline');
    expect(await among('zibeline', ...texts, adopted)).toEqual(['sigle']);
    expect(await among('HLM', ...texts, adopted)).toEqual(['ajout']);
    expect(await among('HLM', ...texts)).toEqual([]);
    expect(await among('HLM', ...texts, addition('a1', 'zibeline', 'TermTakenBack'))).toEqual([]);
  });

  it('is said by a word that begins as a term asks, in a search and in a text', async () => {
    const texts = [posted('sigle', 'Une cité HLM.'), posted('ajout', 'Les zibelinades du quartier.')];
    const adopted = addition('a1', 'zibelin*');
    expect(await among('zibelinette', ...texts, adopted)).toEqual(['ajout', 'sigle']);
    expect(await among('HLM', ...texts, adopted)).toEqual(['ajout']);
    // « covoitur* », as the vocabulary itself has it.
    expect(await among('covoitureuses', posted('auto', 'Une offre d’autopartage.'))).toEqual(['auto']);
  });

  it('is said by a very form where a term asks for it, and by no other form of that word', async () => {
    const texts = [
      posted('sigle', 'Une cité HLM.'),
      posted('une', 'La martre du quartier.'),
      posted('toutes', 'Les martres.'),
    ];
    const adopted = addition('a1', '=martre');
    expect(await among('HLM', ...texts, adopted)).toEqual(['une']);
    expect(await among('martre', ...texts, adopted)).toEqual(['sigle']);
    expect(await among('martres', ...texts, adopted)).toEqual([]);
    // An acronym is one: CAF is no café.
    const bars = [posted('sigle', 'Une cité HLM.'), posted('bar', 'Un café.'), posted('caisse', 'La CAF du quartier.')];
    expect(await among('HLM', ...bars, addition('a1', 'CAF'))).toEqual(['caisse']);
    expect(await among('café', ...bars, addition('a1', 'CAF'))).toEqual([]);
  });

  it('adds nothing to a word that says no concept, nor to a list without words', async () => {
    expect((await asked('jardin canal')).otherwise).toEqual([]);
    expect((await asked('zibeline')).otherwise).toEqual([]);
    expect((await search('')).otherwise).toEqual([]);
  });
});
