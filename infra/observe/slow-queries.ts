import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { cause, type Trail } from './trail.ts';

/** Told of each statement that ended, well or not: its text, how long the engine took over it, and on whose behalf it was. */
export type OnQuery = (text: string, ms: number, of: Trail | undefined) => void;

export type SlowQueriesSpec = Readonly<{ log: Logger; metrics: Pick<Metrics, 'slowQueries'>; overMs: number }>;

/** One line for each statement that took longer than `overMs` milliseconds: its shape, its cause, and no value. */
export const slowQueries =
  ({ log, metrics, overMs }: SlowQueriesSpec): OnQuery =>
  (statement, ms, of) => {
    if (ms <= overMs || isUpkeep(statement)) return;
    metrics.slowQueries.inc();
    log.warn({ ...cause(of ?? {}), ms: Math.round(ms), statement: shapeOfStatement(statement) }, 'a slow query');
  };

/** The embedded engine's own, which takes as long as it takes. */
const isUpkeep = (text: string): boolean => /^\s*(vacuum|checkpoint|analyze)\b/i.test(text);

const LONGEST = 500;

/** In one pass, so that a quote in a comment opens no text and a dash in a text opens no comment; one cut short has no end. */
const TOKEN =
  /(?<name>"[^"]*")|(?<comment>--.*|\/\*[\s\S]*?\*\/)|\$(?<tag>[a-z_]\w*)?\$[\s\S]*?(?:\$\k<tag>\$|(?![\s\S]))|\be'(?:[^'\\]|\\[\s\S]|'')*(?:'|\\?(?![\s\S]))|'(?:[^']|'')*(?:'|(?![\s\S]))|(?<![\w$.])\d[\d.]*(?:e[+-]?\d+)?/gi;

/** A statement without its values, on one line: the same for all that differ by what was asked only. */
export const shapeOfStatement = (text: string): string =>
  text
    // A thousand rows of literals say no more than the first ones do, and would take long to go through.
    .slice(0, 20 * LONGEST)
    .replace(TOKEN, (...found) => {
      const { name, comment } = found.at(-1) as { name?: string; comment?: string };
      return name ?? (comment ? ' ' : '?');
    })
    .replace(/\s+/g, ' ')
    .replace(/(\?|\$\d+)(?:, ?(?:\?|\$\d+)){2,}/g, '$1, …')
    .replace(/(\([^()]*\))(?:, ?\([^()]*\)){2,}/g, '$1, …')
    .trim()
    .slice(0, LONGEST);
