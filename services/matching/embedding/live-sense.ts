import type { Embeddings } from '../../kit/ports.ts';
import type { Sense } from './fused.ts';
import { createNearest } from './nearest.ts';

type Live = Readonly<{ fresh: () => Promise<Sense> }>;
const held = new WeakMap<Embeddings, Live>();

/** The vectors kept so far, in this process's memory, brought up to what is kept each time; null when no model is set. Never asks the model. */
export const liveSense = async (embeddings: Embeddings | null): Promise<Sense | null> => {
  if (!embeddings) return null;
  const live = held.get(embeddings) ?? openLive(embeddings);
  held.set(embeddings, live);
  return live.fresh();
};

const openLive = (embeddings: Embeddings): Live => {
  const nearest = createNearest();
  const sense = { nearest, near: embeddings.near };
  let change = '0';
  let reading: Promise<Sense> | undefined;
  const read = async (): Promise<Sense> => {
    const found = await embeddings.since(change);
    for (const one of found.vectors) nearest.put(one);
    change = found.change;
    // Fewer are kept than are known: some were forgotten, and a forgotten one leaves no trace to read.
    if (found.kept !== nearest.size()) {
      const kept = await embeddings.prints();
      for (const id of [...nearest.ids()]) if (!kept.has(id)) nearest.remove(id);
    }
    return sense;
  };
  return {
    fresh: () => {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
};
