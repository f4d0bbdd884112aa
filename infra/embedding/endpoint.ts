import * as v from 'valibot';
import type { Embeddings } from '../../services/kit/ports.ts';

/** Where an endpoint is, what it is asked for, and with which key; `patienceMs` for one question. */
export type Endpoint = Readonly<{ url: string; model: string; key: string | undefined; patienceMs?: number }>;

/** The endpoint gave no vectors: away, slow, a refusal, or another answer than asked. Says neither text nor key. */
export class EmbeddingsAway extends Error {
  override readonly name = 'EmbeddingsAway';
}

const PATIENCE_MS = 20_000;
/** What an endpoint is asked at once. */
const AT_ONCE = 32;
/** Larger vectors than any model's, so that a strange answer cannot fill the memory. */
const MOST_NUMBERS = 8_192;

/** The shape OpenAI's `POST /v1/embeddings` has, which other servers answer in too. */
const Answer = v.object({
  data: v.array(
    v.object({
      index: v.pipe(v.number(), v.integer()),
      embedding: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(MOST_NUMBERS)),
    }),
  ),
});

/** Asks an endpoint for the vectors of texts, a few at once, in their order. */
export const vectorsFrom =
  (endpoint: Endpoint): Embeddings['vectorsOf'] =>
  async (texts) => {
    const vectors: Float32Array[] = [];
    for (let i = 0; i < texts.length; i += AT_ONCE)
      vectors.push(...(await vectorsOf(endpoint, texts.slice(i, i + AT_ONCE))));
    if (new Set(vectors.map(({ length }) => length)).size > 1)
      throw new EmbeddingsAway('the vectors are not of one size');
    return vectors;
  };

const vectorsOf = async (endpoint: Endpoint, input: readonly string[]): Promise<Float32Array[]> => {
  const { data } = await answerOf(endpoint, input);
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  if (data.length !== input.length || byIndex.size !== input.length)
    throw new EmbeddingsAway(`${data.length} vectors for ${input.length} texts`);
  return input.map((_, i) => ofLengthOne(byIndex.get(i) ?? []));
};

const answerOf = async ({ url, model, key, patienceMs = PATIENCE_MS }: Endpoint, input: readonly string[]) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new EmbeddingsAway(`status ${response.status}`);
    return v.parse(Answer, await response.json());
  } catch (error) {
    if (error instanceof EmbeddingsAway) throw error;
    const { name, cause } = error as { name: string; cause?: { code?: string } };
    throw new EmbeddingsAway(cause?.code ?? name);
  }
};

/** A vector that points nowhere is no answer. */
const ofLengthOne = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers);
  if (!(length > 0) || !Number.isFinite(length)) throw new EmbeddingsAway('a vector of length zero');
  return Float32Array.from(numbers, (number) => number / length);
};
