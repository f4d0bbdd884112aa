import { vectorsFrom } from '../../infra/embedding/endpoint.ts';
import { isNotLower, judgeEmbeddings } from '../../services/matching/embedding/judge.ts';
import { embeddingStandIn } from '../kit/embedding-stand-in.ts';
import type { MatchSet } from './match-set.ts';

/**
 * The set ranked with a model beside the texts, as the server judges it at its start: that of EMBEDDINGS_URL,
 * EMBEDDINGS_MODEL and EMBEDDINGS_KEY, or else a local stand-in that knows nothing but stems.
 */
export const fusedWithEmbeddings = async (set: MatchSet) => {
  const { EMBEDDINGS_URL, EMBEDDINGS_MODEL = 'stems', EMBEDDINGS_KEY } = process.env;
  const standIn = EMBEDDINGS_URL ? null : await embeddingStandIn();
  const url = EMBEDDINGS_URL ?? standIn?.url ?? '';
  const judged = await judgeEmbeddings(set, vectorsFrom({ url, model: EMBEDDINGS_MODEL, key: EMBEDDINGS_KEY }));
  await standIn?.close();
  return {
    name: `+ ${EMBEDDINGS_MODEL} (${isNotLower(judged) ? 'not lower' : 'refused'})`,
    figures: judged.fused,
  };
};
