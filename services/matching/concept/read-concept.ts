import { inArray } from 'drizzle-orm';
import type { ConceptPage, ConceptsPage, SaidIn } from '../../../shared/contracts/vocabulary-addition.ts';
import { conceptsSaying } from '../../../shared/vocabulary/reading.ts';
import { Problem } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';
import { conceptsIn } from '../match/read-matches.ts';
import { bodyOf } from '../proposal/indexed.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { matchableTable } from '../proposal/matchable.view.ts';
import { currentReading } from './current-reading.ts';

/** How many of each kind a concept's page shows. */
const SHOWN = 10;
/** How many texts are read again to find them: a text may lean to a concept without saying it. */
const READ = 60;

type Reading = Pick<Deps, 'db' | 'places'>;

/** The concepts that hold these words, of all there are, and which vocabulary they are of. */
export const readConcepts = async ({ db }: Pick<Deps, 'db'>, words: string): Promise<ConceptsPage> => {
  const { concepts, version } = await currentReading(db);
  return { concepts: conceptsSaying([...concepts.values()], words), total: concepts.size, version };
};

/** One concept, those near it, and the open proposals that say it. */
export const readConcept = async (deps: Reading, id: string): Promise<ConceptPage> => {
  const { concepts } = await currentReading(deps.db);
  const concept = concepts.get(id);
  if (!concept) throw new Problem(404, 'addition-concept-unknown');
  const said = await saidIn(deps, id);
  return {
    concept,
    near: concept.near.flatMap((other) => concepts.get(other) ?? []).map(({ id: of, label }) => ({ id: of, label })),
    terrains: said.filter(({ kind }) => kind === 'terrain').slice(0, SHOWN),
    questions: said.filter(({ kind }) => kind === 'question').slice(0, SHOWN),
  };
};

const saidIn = async ({ db, places }: Reading, concept: string): Promise<SaidIn[]> => {
  const index = await liveIndex(db, places).fresh();
  const ids = await index.saying(concept, READ);
  if (ids.length === 0) return [];
  const [reading, rows] = await Promise.all([
    currentReading(db),
    db.select().from(matchableTable).where(inArray(matchableTable.proposal, ids)),
  ]);
  const byId = new Map(rows.filter(({ status }) => status === 'open').map((row) => [row.proposal, row]));
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .filter((row) => saysIt(conceptsIn(reading, `${row.content.title}.\n${bodyOf(row)}`, row.tags), concept))
    .map(({ proposal, kind, content }) => ({ id: proposal, kind, title: content.title }));
};

const saysIt = (found: ReturnType<typeof conceptsIn>, concept: string): boolean =>
  found.some(({ id, verdict }) => id === concept && verdict !== 'removed');
