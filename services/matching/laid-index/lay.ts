import { sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { addDocument, type Documents, noDocuments, numberIn, packed } from '../match-index/documents.ts';
import { type FeatureNumbers, featureNumbers, type OwnFeatures } from '../match-index/feature-numbers.ts';
import type { ProposalKind } from '../match-index/match.ts';
import { layPostings, listOf } from '../match-index/postings.ts';
import type { Read } from '../match-index/read.ts';
import { type Facts, noFacts, silent } from '../score/facts.ts';
import { claimLaying, dropOldLayings, kinds, type Laying, type Planned, tellPlanner } from './layings.ts';

/** Documents whose postings are laid together: more would be quicker to read and hold more memory while they are made. */
const BLOCK = 65_536;
/** Rows written by one statement. */
const TOGETHER = 2_000;

export type Arriving = Readonly<{ proposal: string; kind: ProposalKind; read: Read; facts: Facts }>;
type Maker = Readonly<{
  laying: number;
  /** Adds some, whose places follow those before. */
  add: (some: readonly Arriving[]) => Promise<void>;
  /** Writes what is not written yet, and lets everybody read from it. */
  finish: () => Promise<Laying>;
}>;

/** Begins a laying; undefined while another process makes one like it. */
export const beginLaying = async (
  db: Db,
  planned: Omit<Planned, 'block'> & Partial<Pick<Planned, 'block'>>,
  own: OwnFeatures,
): Promise<Maker | undefined> => {
  const { version, making, change, block = BLOCK } = planned;
  await dropOldLayings(db);
  const laying = await claimLaying(db, { ...planned, block });
  if (laying === undefined) return undefined;
  const features = featureNumbers(own.names);
  const blocks = { terrain: blockOf(), question: blockOf() };
  let read = 0;

  const write = async (kind: ProposalKind): Promise<void> => {
    const { documents, number } = blocks[kind];
    if (documents.count === 0) return;
    await writeBlock(db, { laying, kind, block: number, documents, features: features.names.length });
    blocks[kind] = blockOf(number + 1);
  };
  const place = ({ kind, read: known }: Arriving): { place: number; packs: Uint32Array } => {
    const packs = new Uint32Array(known.names.length + known.own.length);
    known.names.forEach((name, i) => {
      packs[i] = packed(features.numbered(name), known.strengths[i] as number);
    });
    packs.set(known.own, known.names.length);
    for (const pack of packs) features.count(numberIn(pack), 1);
    const { documents, number } = blocks[kind];
    const local = addDocument(documents, { id: '', features: packs, breadth: known.breadth, facts: silent });
    return { place: number * block + local, packs };
  };

  return {
    laying,
    add: async (some) => {
      const rows: object[] = [];
      for (const one of some) {
        if (blocks[one.kind].documents.count === block) await write(one.kind);
        const { place: at, packs } = place(one);
        const { proposal, kind, facts } = one;
        const known = facts === noFacts ? null : facts;
        rows.push({ kind, place: at, proposal, breadth: one.read.breadth, facts: known, features: base64(packs) });
      }
      await db.execute(sql`insert into laid_documents (laying, kind, place, proposal, breadth, facts, features)
        select ${laying}::integer, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r (kind text, place integer, proposal text, breadth double precision, facts jsonb, features text)`);
      read += some.length;
      await db.execute(sql`update layings set read = ${read}, renewed = now() where laying = ${laying}`);
    },
    finish: async () => {
      const [terrains, questions] = kinds.map((kind) => blocks[kind].number * block + blocks[kind].documents.count);
      for (const kind of kinds) await write(kind);
      await writeFeatures(db, laying, features);
      await tellPlanner(db);
      await db.execute(
        sql`update layings set ready = true, renewed = now(), terrains = ${terrains}, questions = ${questions}, read = of
          where laying = ${laying}`,
      );
      return { laying, version, making, change, block, terrains: terrains ?? 0, questions: questions ?? 0 };
    },
  };
};

type Block = Readonly<{ number: number; documents: Documents }>;
const blockOf = (number = 0): Block => ({ number, documents: noDocuments() });

const writeBlock = async (
  db: Db,
  of: Readonly<{ laying: number; kind: ProposalKind; block: number; documents: Documents; features: number }>,
): Promise<void> => {
  const { laying, kind, block, documents, features } = of;
  const laid = layPostings(documents, features);
  let rows: { feature: number; units: string }[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    await db.execute(sql`insert into laid_postings (laying, kind, feature, block, units)
      select ${laying}::integer, ${kind}::text, r.feature, ${block}::integer, r.units
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (feature integer, units text)`);
    await db.execute(sql`update layings set renewed = now() where laying = ${laying}`);
    [rows, written] = [[], 0];
  };
  for (let feature = 0; feature < features; feature++) {
    const [start, end] = listOf(laid, feature);
    if (start === end) continue;
    const units = base64(laid.units.subarray(start, end));
    rows.push({ feature, units });
    written += units.length;
    if (rows.length >= TOGETHER || written > MOST_WRITTEN) await flush();
  }
  if (rows.length > 0) await flush();
  await db.execute(sql`insert into laid_breadths (laying, kind, block, breadths)
    values (${laying}, ${kind}, ${block}, ${base64(documents.breadth.subarray(0, documents.count))})`);
};

/** Characters of one statement. */
const MOST_WRITTEN = 4_000_000;

const writeFeatures = async (db: Db, laying: number, { names, having }: FeatureNumbers): Promise<void> => {
  for (let from = 0; from < names.length; from += TOGETHER) {
    const rows = names
      .slice(from, from + TOGETHER)
      .map((name, i) => ({ feature: from + i, name, documents: having(name) }))
      .filter(({ documents }) => documents > 0);
    await db.execute(sql`insert into laid_features (laying, feature, name, documents)
      select ${laying}::integer, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (feature integer, name text, documents integer)`);
  }
};

const base64 = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array | Float64Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');
