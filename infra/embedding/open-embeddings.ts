import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { Embeddings } from '../../services/kit/ports.ts';
import { isNotLower, type Judged, judgedSet, judgeEmbeddings } from '../../services/matching/matching.service.ts';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { EmbeddingsAway, vectorsFrom } from './endpoint.ts';
import { vectorsKept } from './vectors-kept.ts';

type Settings = NonNullable<Config['embeddings']>;

const refusals = {
  lower: {
    fr: 'Avec le modèle {model}, vos paires jugées sont moins bien classées qu’avec les textes seuls (nDCG@10) : questions → terrains {fused1} contre {alone1}, terrains → questions {fused2} contre {alone2}. Choisissez un autre modèle, ou retirez les réglages EMBEDDINGS_.',
    en: 'With the model {model} your judged pairs are ranked worse than by the texts alone (nDCG@10): questions → terrains {fused1} against {alone1}, terrains → questions {fused2} against {alone2}. Choose another model, or remove the EMBEDDINGS_ settings.',
  },
  away: {
    fr: 'Le modèle {model} n’a pas encore été comparé aux textes seuls, et EMBEDDINGS_URL ne donne pas de vecteurs ({why}). Recommencez quand il répond, ou retirez les réglages EMBEDDINGS_.',
    en: 'The model {model} was not yet compared with the texts alone, and EMBEDDINGS_URL gives no vectors ({why}). Start again when it answers, or remove the EMBEDDINGS_ settings.',
  },
  unreadable: {
    fr: 'EMBEDDINGS_ITEMS et EMBEDDINGS_JUDGEMENTS doivent nommer deux fichiers de la forme que lit npm run bench:match ({why}).',
    en: 'EMBEDDINGS_ITEMS and EMBEDDINGS_JUDGEMENTS should name two files of the shape npm run bench:match reads ({why}).',
  },
} satisfies Record<string, Sentence>;

/** The operator's model is not used, nor is the server started as if it were. Said in French and in English. */
class EmbeddingsRefused extends Error {
  override readonly name = 'EmbeddingsRefused';
  constructor(why: keyof typeof refusals, values: Readonly<Record<string, string>>) {
    super(`${say('fr', refusals[why], values)}\n${say('en', refusals[why], values)}`);
  }
}

/**
 * The model the settings name, once it has shown on the operator's judged file that it ranks no worse than the texts alone;
 * null without such settings. What it showed is kept in the data directory, for a start while its endpoint is away.
 * Throws `EmbeddingsRefused`.
 */
export const openEmbeddings = async (
  { embeddings: settings, dataDir }: Pick<Config, 'embeddings' | 'dataDir'>,
  database: Pick<Database, 'db'>,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<Embeddings | null> => {
  if (!settings) return null;
  const { model } = settings;
  const { set, print } = await readSet(settings);
  const vectorsOf = vectorsFrom(settings);
  const shown = join(dataDir, 'embeddings-judged.json');
  let near: number;
  try {
    const judged = await judgeEmbeddings(set, vectorsOf);
    if (!isNotLower(judged)) throw new EmbeddingsRefused('lower', { model, ...figuresOf(judged) });
    near = judged.near;
    log.info({ model, ...figuresOf(judged), near }, 'the embedding model ranks the judged pairs no worse');
    await mkdir(dataDir, { recursive: true });
    await writeFile(shown, JSON.stringify({ model, print, near }));
  } catch (error) {
    if (!(error instanceof EmbeddingsAway)) throw error;
    const before = await shownBefore(shown, { model, print });
    if (before === undefined) throw new EmbeddingsRefused('away', { model, why: error.message });
    near = before;
    log.warn({ model, why: error.message }, 'the embedding endpoint is away: what its model showed before counts');
  }
  return { model, near, vectorsOf, ...vectorsKept(database, model) };
};

const readSet = async ({ items, judgements }: Settings) => {
  try {
    const [itemsText, judgementsText] = await Promise.all([readFile(items, 'utf8'), readFile(judgements, 'utf8')]);
    const print = createHash('sha256').update(itemsText).update(judgementsText).digest('hex');
    return { set: judgedSet(itemsText, judgementsText), print };
  } catch (error) {
    throw new EmbeddingsRefused('unreadable', { why: (error as Error).message });
  }
};

const figuresOf = ({ alone, fused }: Judged) => ({
  alone1: alone.questionToTerrain.ndcg10.toFixed(3),
  fused1: fused.questionToTerrain.ndcg10.toFixed(3),
  alone2: alone.terrainToQuestion.ndcg10.toFixed(3),
  fused2: fused.terrainToQuestion.ndcg10.toFixed(3),
});

const Shown = v.pipe(v.string(), v.parseJson(), v.object({ model: v.string(), print: v.string(), near: v.number() }));
/** What this model showed on these very files, if it ever did. */
const shownBefore = async (
  path: string,
  { model, print }: Readonly<{ model: string; print: string }>,
): Promise<number | undefined> => {
  const known = v.safeParse(Shown, await readFile(path, 'utf8').catch(() => ''));
  return known.success && known.output.model === model && known.output.print === print ? known.output.near : undefined;
};
