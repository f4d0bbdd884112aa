import { sql } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import type { ProposalKind } from '../match-index/match.ts';
import { numbers, rowsOf } from './layings.ts';

/** The documents of one block that have a feature, as `Postings` are laid; places are those within the block. */
export type LaidList = Readonly<{ block: number; units: Uint16Array }>;
/** Lists of one laying, by kind and feature; the last asked for are kept in memory. */
export type LaidLists = (kind: ProposalKind, features: readonly number[]) => Promise<ReadonlyMap<number, LaidList[]>>;

/** Bytes of lists kept: those nearly every question asks for, at a million proposals. */
const KEPT_BYTES = 128 * 2 ** 20;

export const laidLists = (db: Db, laying: number): LaidLists => {
  const kept = new Map<string, LaidList[]>();
  let bytes = 0;
  const keep = (key: string, lists: LaidList[]): void => {
    if (!kept.has(key)) bytes += sizeOf(lists);
    // Asked for last, let go last.
    kept.delete(key);
    kept.set(key, lists);
    for (const [oldest, given] of kept) {
      if (bytes <= KEPT_BYTES) break;
      kept.delete(oldest);
      bytes -= sizeOf(given);
    }
  };
  return async (kind, features) => {
    const found = new Map<number, LaidList[]>();
    const missing: number[] = [];
    for (const feature of features) {
      const lists = kept.get(`${kind} ${feature}`);
      if (lists) found.set(feature, lists);
      else missing.push(feature);
    }
    if (missing.length > 0) {
      const rows = await rowsOf<{ feature: number; block: number; units: string }>(
        db,
        sql`select feature, block, units from laid_postings
          where laying = ${laying} and kind = ${kind} and feature in ${numbers(missing)}`,
      );
      for (const feature of missing) found.set(feature, []);
      for (const { feature, block, units } of rows) found.get(feature)?.push({ block, units: unitsIn(units) });
    }
    for (const [feature, lists] of found) keep(`${kind} ${feature}`, lists);
    return found;
  };
};

const sizeOf = (lists: readonly LaidList[]): number =>
  lists.reduce((sum, { units }) => sum + units.byteLength, 200 /* what holds them */);

/** A copy of its own: small buffers lie anywhere in a larger one, at odd addresses too. */
const unitsIn = (base64: string): Uint16Array => {
  const bytes = Buffer.from(base64, 'base64');
  const units = new Uint16Array(bytes.length / Uint16Array.BYTES_PER_ELEMENT);
  new Uint8Array(units.buffer).set(bytes);
  return units;
};
