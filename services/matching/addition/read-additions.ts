import type { AdditionCard, AdditionPreview } from '../../../shared/contracts/vocabulary-addition.ts';
import { Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { vocabulary } from '../vocabulary.ts';
import { type AdditionRow, additionById, additions } from './addition.view.ts';
import { previewOf } from './preview.ts';

type Reading = Pick<Deps, 'db' | 'vault'>;

/** Every term proposed, newest first. */
export const listAdditions = async (deps: Reading): Promise<AdditionCard[]> => cardsOf(deps, await additions(deps.db));

/** One of them. */
export const readAddition = async (deps: Reading, id: string): Promise<AdditionCard> => {
  const [card] = await cardsOf(deps, [await known(deps, id)]);
  if (!card) throw new Problem(404, 'addition-unknown');
  return card;
};

/** What adopting it would change, or taking it back once it is adopted. */
export const previewAddition = async (deps: Pick<Deps, 'db' | 'places'>, id: string): Promise<AdditionPreview> => {
  const { concept, term, status } = await known(deps, id);
  if (status !== 'proposed' && status !== 'adopted') throw new Problem(409, 'addition-already-decided');
  return previewOf(deps, { concept, term, status });
};

const known = async ({ db }: Pick<Deps, 'db'>, id: string): Promise<AdditionRow> => {
  const row = await additionById(db, id);
  if (!row) throw new Problem(404, 'addition-unknown');
  return row;
};

const cardsOf = async ({ vault }: Reading, rows: readonly AdditionRow[]): Promise<AdditionCard[]> => {
  const words = await vault.read(rows.flatMap(({ reason }) => reason ?? []));
  return rows.map(({ addition, concept, term, status, reason, at }) => ({
    id: addition,
    concept: { id: concept, label: vocabulary.get(concept)?.label ?? { fr: concept, en: concept } },
    term,
    status,
    reason: (reason && words.get(reason)) ?? null,
    at: at.toISOString(),
  }));
};
