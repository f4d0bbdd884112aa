import { readFile } from 'node:fs/promises';
import { type JudgedSet, judgedSet } from '../../services/matching/judged/judged-set.ts';

export type MatchSet = JudgedSet;

/** Reads the two files of a judged set. */
export const readMatchSet = async (itemsFile: string, judgementsFile: string): Promise<MatchSet> =>
  judgedSet(await readFile(itemsFile, 'utf8'), await readFile(judgementsFile, 'utf8'));
