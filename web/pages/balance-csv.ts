import type { Balance, BalanceCounts } from '../../shared/contracts/balance.ts';
import { labelOf, territoryLevels } from '../../shared/contracts/proposal-choices.ts';
import { csvOf } from '../../shared/kernel/csv.ts';
import { type Language, say } from '../../shared/kernel/words.ts';
import { words } from './balance-words.ts';

const counts = ['terrains', 'suggestions', 'interests', 'partnerships'] as const;

/** The figures of the page of balance for a spreadsheet: one line a kind of territory, a département, a rule's outcome apart. */
export const balanceCsv = (language: Language, { byLevel, byDepartement, policies }: Balance): string => {
  const word = (key: keyof typeof words): string => say(language, words[key]);
  const line = (group: string, name: string, of: BalanceCounts) => [group, name, ...counts.map((key) => of[key])];
  return csvOf([
    [word('title'), '', ...counts.map(word)],
    ...byLevel.map((one) => line(word('kind'), say(language, labelOf(territoryLevels, one.level)), one)),
    ...byDepartement.map((one) =>
      line(word('departement'), one.code ? `${one.code} ${one.label ?? ''}`.trim() : word('nowhere'), one),
    ),
    [],
    [word('policy'), '', word('points'), word('givenUp'), word('seenMost'), word('unseen')],
    ...policies.map(({ policy, points, givenUp, most, unseen }) => [
      word(policy),
      '',
      Math.round(points),
      decimal(language, givenUp),
      most,
      unseen,
    ]),
  ]);
};

/** A part of one, as a spreadsheet of that language reads it. */
const decimal = (language: Language, part: number): string =>
  language === 'fr' ? part.toFixed(4).replace('.', ',') : part.toFixed(4);
