import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../infra/db/database.ts';
import { vectorsFrom } from '../../infra/embedding/endpoint.ts';
import { vectorsKept } from '../../infra/embedding/vectors-kept.ts';
import { fingerprint } from '../../services/kit/fingerprint.ts';
import type { Embeddings } from '../../services/kit/ports.ts';
import { stemsOf } from '../../services/kit/text/stems.ts';

/* A small local server in the shape of `POST /v1/embeddings`, whose vectors are always the same for the same text. */

const SIZE = 256;
type Vector = (text: string) => number[];

/** A bag of stems, each in a place its name gives; `twins` are words that mean the same. */
const bagOfStems =
  (twins: Readonly<Record<string, string>>): Vector =>
  (text) => {
    const same = new Map(Object.entries(twins).map((pair) => pair.flatMap(stemsOf) as [string, string]));
    const vector = new Array<number>(SIZE).fill(0);
    for (const stem of stemsOf(text)) {
      const place = Number.parseInt(fingerprint(same.get(stem) ?? stem), 16) % SIZE;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    vector[0] = (vector[0] ?? 0) + 0.01;
    return vector;
  };

/** Numbers that have to do with the text and nothing with what it says. */
const rubbish: Vector = (text) =>
  Array.from({ length: SIZE }, (_, i) => Number.parseInt(fingerprint(`${i} ${text}`), 16) / 2 ** 31 - 1);

/** How it answers: with vectors, or in one of the ways an endpoint goes wrong. */
export type Mood =
  | 'stems'
  | 'rubbish'
  | 'slow'
  | 'error'
  | 'refusing'
  | 'no-json'
  | 'other-shape'
  | 'too-few'
  | 'twice'
  | 'sizes'
  | 'zero'
  | 'elsewhere';

export type StandIn = Readonly<{
  url: string;
  /** What was asked: texts, model and key. */
  asked: { input: string[]; model: string; key: string | undefined }[];
  be: (mood: Mood) => void;
  close: () => Promise<void>;
}>;

const wrong: Partial<Record<Mood, (data: { index: number; embedding: number[] }[]) => unknown>> = {
  'other-shape': () => ({ embeddings: [[1, 2]] }),
  'too-few': (data) => ({ data: data.slice(1) }),
  twice: (data) => ({ data: data.map((one) => ({ ...one, index: 0 })) }),
  sizes: (data) => ({
    data: data.map(({ index, embedding }) => ({ index, embedding: [...embedding, ...Array(index).fill(1)] })),
  }),
  zero: (data) => ({ data: data.map(({ index }) => ({ index, embedding: [0, 0] })) }),
};

const refusals: Partial<Record<Mood, [number, Record<string, string>?]>> = {
  error: [500],
  refusing: [401],
  elsewhere: [307, { location: '/elsewhere' }],
};

export const embeddingStandIn = async (
  twins: Readonly<Record<string, string>> = {},
  mood: Mood = 'stems',
): Promise<StandIn> => {
  let now = mood;
  const asked: StandIn['asked'] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { input, model } = JSON.parse(body) as { input: string[]; model: string };
    asked.push({ input, model, key: request.headers.authorization });
    if (now === 'slow') return;
    const refused = refusals[now];
    if (refused) return void response.writeHead(...refused).end('no');
    response.writeHead(200, { 'content-type': 'application/json' });
    if (now === 'no-json') return void response.end('<html>');
    const vector = now === 'rubbish' ? rubbish : bagOfStems(twins);
    // Not in the order of the texts, which the shape allows.
    const data = input.map((text, index) => ({ index, embedding: vector(text) })).reverse();
    response.end(JSON.stringify(wrong[now]?.(data) ?? { object: 'list', data, model }));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`,
    asked,
    be: (mood) => {
      now = mood;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** An operator's model over that server, as the settings make one. */
export const modelOf =
  ({ url }: StandIn, model = 'stand-in') =>
  (database: Database): Embeddings => ({
    model,
    near: 0.6,
    vectorsOf: vectorsFrom({ url, model, key: undefined, patienceMs: 1_500 }),
    ...vectorsKept(database, model),
  });
