import { createHash } from 'node:crypto';
import type { Transaction } from '@electric-sql/pglite';
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import type pg from 'pg';
import type { Db } from '../../services/kit/ports.ts';
import type { Ask } from './database.ts';

/*
 * Writing a great deal in order: statements that answer nothing are handed on and not waited for, one after the other down the
 * same connection; whatever asks for an answer goes behind them. What fails, fails the transaction when it ends.
 */

const answersNothing = (text: string): boolean =>
  /^\s*(insert|update|delete)\b/i.test(text) && !/\breturning\b/i.test(text);

const NOTHING = { rows: [], fields: [], rowCount: 0, affectedRows: 0 };

/** How many may be under way, so that memory stays small. */
const UNDER_WAY = 500;

type Asked = Readonly<{ text: string }>;

/** On a connection that pipelines; statements are prepared under the name of their text. */
class PouredClient {
  readonly #client: pg.ClientBase;
  readonly #names = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();
  #failed: unknown;
  #sent = 0;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async query(asked: Asked, values: unknown[]): Promise<unknown> {
    if (this.#failed) throw this.#failed;
    if (!answersNothing(asked.text)) return this.#answered(this.#client.query(asked, values));
    const sent = this.#client.query({ name: this.#nameOf(asked.text), text: asked.text, values });
    this.#last = sent.catch((error: unknown) => {
      this.#failed ??= error;
    });
    if (++this.#sent % UNDER_WAY === 0) await this.#last;
    return NOTHING;
  }

  readonly ask: Ask = async ({ name, text }, values) => {
    if (this.#failed) throw this.#failed;
    return (await this.#answered(this.#client.query({ name, text, values: [...values] }))).rows;
  };

  /** What went wrong before it explains better than that nothing goes on after it. */
  #answered<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((error: unknown) => {
      throw this.#failed ?? error;
    });
  }

  /** Throws what failed first. */
  async end(): Promise<void> {
    await this.#last;
    if (this.#failed) throw this.#failed;
  }

  #nameOf(text: string): string {
    let name = this.#names.get(text);
    if (!name) {
      name = `poured_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
      this.#names.set(text, name);
    }
    return name;
  }
}

/** Over an open transaction of a pipelining connection. */
export const pouredInto = async <T>(client: pg.ClientBase, run: (tx: Db, ask: Ask) => Promise<T>): Promise<T> => {
  const poured = new PouredClient(client);
  const result = await run(drizzleNode(poured as never, { casing: 'snake_case' }) as unknown as Db, poured.ask);
  await poured.end();
  return result;
};

/** As SQL writes it; nothing for what only a driver knows how to send. */
const literal = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return `'${value}'`;
  return value instanceof Date ? `'${value.toISOString()}'` : undefined;
};

const AT_ONCE = 100;

/** The embedded engine has no connection to keep full: many statements are given to it in one breath. */
class PouredEngine {
  readonly #tx: Transaction;
  #waiting: string[] = [];

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async query(text: string, values: unknown[], options: object): Promise<unknown> {
    const written = answersNothing(text) ? inlined(text, values) : undefined;
    if (written) {
      this.#waiting.push(written);
      if (this.#waiting.length >= AT_ONCE) await this.end();
      return NOTHING;
    }
    await this.end();
    return this.#tx.query(text, values, options);
  }

  readonly ask: Ask = async <Row>({ text }: { text: string }, values: readonly unknown[]) => {
    await this.end();
    return (await this.#tx.query<Row>(text, [...values])).rows;
  };

  async end(): Promise<void> {
    const now = this.#waiting;
    this.#waiting = [];
    if (now.length > 0) await this.#tx.exec(now.join(';\n'));
  }
}

/** The statement with its values in it. A `$1` inside a text of its own would be mistaken: then nothing. */
const inlined = (text: string, values: readonly unknown[]): string | undefined => {
  if (/'[^']*\$\d/.test(text)) return undefined;
  const literals = values.map(literal);
  if (literals.includes(undefined)) return undefined;
  return text.replace(/\$(\d+)/g, (_, n: string) => literals[Number(n) - 1] ?? 'null');
};

/** Over an open transaction of the embedded engine. */
export const pouredIntoPglite = async <T>(tx: Transaction, run: (tx: Db, ask: Ask) => Promise<T>): Promise<T> => {
  const poured = new PouredEngine(tx);
  const result = await run(drizzlePglite(poured as never, { casing: 'snake_case' }) as unknown as Db, poured.ask);
  await poured.end();
  return result;
};
