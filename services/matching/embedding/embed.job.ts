import { fingerprint } from '../../kit/fingerprint.ts';
import type { Embeddings } from '../../kit/ports.ts';
import type { Job } from '../../kit/reactor.ts';
import { bodyOf } from '../proposal/indexed.ts';
import { type MatchableRow, openMatchables } from '../proposal/matchable.view.ts';

export const EMBED_TEXTS = 'embed-texts';

/** How many texts the model is asked about at once. */
const AT_ONCE = 32;

type Text = Readonly<{ proposal: string; kind: MatchableRow['kind']; text: string; print: string }>;

/**
 * Asks the operator's model for the vectors of the open proposals whose text it has not seen, and forgets all others. An
 * endpoint that is away fails the job, which is tried again; what was kept before stays, and matching goes on with the texts.
 */
export const embedJob: Job = {
  name: EMBED_TEXTS,
  every: '*/10 * * * *',
  run: async (_, { db, embeddings }) => {
    if (!embeddings) return;
    const texts = async () =>
      (await Promise.all([openMatchables(db, 'terrain'), openMatchables(db, 'question')])).flat().map(textOf);
    const open = await texts();
    const kept = await embeddings.prints();
    const asked = open.filter(({ proposal, print }) => kept.get(proposal) !== print);
    await forgetOthers(embeddings, open, kept);
    for (let i = 0; i < asked.length; i += AT_ONCE) await askFor(embeddings, asked.slice(i, i + AT_ONCE));
    // Somebody may have closed one while the model was thinking.
    if (asked.length > 0) await forgetOthers(embeddings, await texts(), await embeddings.prints());
  },
};

const textOf = (row: MatchableRow): Text => {
  const text = `${row.content.title}.\n${bodyOf(row)}`;
  return { proposal: row.proposal, kind: row.kind, text, print: fingerprint(text) };
};

const askFor = async (embeddings: Embeddings, texts: readonly Text[]): Promise<void> => {
  const vectors = await embeddings.vectorsOf(texts.map(({ text }) => text));
  await embeddings.keep(
    texts.map(({ proposal, kind, print }, i) => ({ proposal, kind, print, vector: vectors[i] as Float32Array })),
  );
};

const forgetOthers = async (
  embeddings: Embeddings,
  open: readonly Text[],
  kept: ReadonlyMap<string, string>,
): Promise<void> => {
  const prints = new Map(open.map(({ proposal, print }) => [proposal, print]));
  for (const [proposal, print] of kept) if (prints.get(proposal) !== print) await embeddings.forget(proposal);
};
