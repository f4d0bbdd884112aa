import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vectorsFrom } from '../../../infra/embedding/endpoint.ts';
import { embeddingStandIn, type Mood, type StandIn } from '../../kit/embedding-stand-in.ts';

describe('an embedding endpoint', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await embeddingStandIn();
  });
  beforeEach(() => {
    standIn.be('stems');
    standIn.asked.length = 0;
  });
  afterAll(() => standIn.close());

  const ask = (texts: readonly string[], key?: string, patienceMs = 20_000) =>
    vectorsFrom({ url: standIn.url, model: 'stand-in', key, patienceMs })(texts);

  it('is asked a few texts at once, and its vectors come back in the order of the texts, of length one', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `le texte numéro ${i} parle de bibliothèques${i}`);
    const vectors = await ask(texts, 'secret');
    expect(standIn.asked.map(({ input }) => input.length)).toEqual([32, 8]);
    expect(standIn.asked[0]).toMatchObject({ model: 'stand-in', key: 'Bearer secret' });
    expect(vectors.map((vector) => Math.hypot(...vector).toFixed(5))).toEqual(texts.map(() => '1.00000'));
    expect(vectors[39]).toEqual((await ask([texts[39] ?? '']))[0]);
    expect(vectors[39]).not.toEqual(vectors[38]);
  });

  it('is not asked about nothing', async () => {
    expect(await ask([])).toEqual([]);
    expect(standIn.asked).toEqual([]);
  });

  it.each<[Mood, string]>([
    ['slow', 'TimeoutError'],
    ['error', 'status 500'],
    ['refusing', 'status 401'],
    ['elsewhere', 'TypeError'],
    ['no-json', 'SyntaxError'],
    ['other-shape', 'ValiError'],
    ['too-few', '1 vectors for 2 texts'],
    ['twice', '2 vectors for 2 texts'],
    ['sizes', 'the vectors are not of one size'],
    ['zero', 'a vector of length zero'],
  ])('that is %s gives no vectors, and says why without the text or the key', async (mood, why) => {
    standIn.be(mood);
    const patienceMs = mood === 'slow' ? 100 : 20_000;
    await expect(ask(['un texte', 'un autre'], 'secret', patienceMs)).rejects.toMatchObject({
      name: 'EmbeddingsAway',
      message: why,
    });
  });

  it('that is not there gives no vectors', async () => {
    const gone = await embeddingStandIn();
    await gone.close();
    const asking = vectorsFrom({ url: gone.url, model: 'm', key: undefined })(['un texte']);
    await expect(asking).rejects.toMatchObject({ name: 'EmbeddingsAway', message: 'ECONNREFUSED' });
  });
});
