import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';

/* What else stores events on PostgreSQL, and the least that any of them must do. */

export type Data = Readonly<Record<string, unknown>>;

/** A store under measure: `append` adds one fact of this content to a stream at this version (facts already there). */
export type Peer = Readonly<{
  name: string;
  append: (stream: string, version: number, data: Data, events?: number) => Promise<unknown>;
  close: () => Promise<void>;
}>;

export type OpenPeer = (url: string) => Promise<Peer>;

const CONNECTIONS = 10;

/** The floor: one row, one transaction, one round trip. */
export const rawInsert: OpenPeer = async (url) => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query(`create table raw_events (position bigint generated always as identity primary key, stream text not null,
    version int not null, type text not null, data jsonb not null, at timestamptz not null default now(), unique (stream, version))`);
  const one = 'insert into raw_events (stream, version, type, data) values ($1, $2, $3, $4)';
  return {
    name: 'raw INSERT',
    append: async (stream, version, data, events = 1) => {
      if (events === 1)
        return pool.query({ name: 'raw', text: one, values: [stream, version + 1, 'ProposalPosted', data] });
      const rows = JSON.stringify(Array.from({ length: events }, (_, i) => ({ version: version + i + 1, data })));
      return pool.query({
        name: 'raws',
        text: `insert into raw_events (stream, version, type, data) select $1, e.version, $2, e.data
               from jsonb_to_recordset($3::jsonb) as e(version int, data jsonb)`,
        values: [stream, 'ProposalPosted', rows],
      });
    },
    close: () => pool.end(),
  };
};

export const emmett: OpenPeer = async (url) => {
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  return {
    name: 'Emmett',
    append: (stream, version, data, events = 1) =>
      store.appendToStream(
        stream,
        Array.from({ length: events }, () => ({ type: 'ProposalPosted', data: { ...data } })),
        { expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version) },
      ),
    close: () => store.close(),
  };
};

/** Its functions take one message at a time, so several are one transaction of several calls. */
export const messageDb: OpenPeer = async (url) => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    options: '-c search_path=message_store,public -c client_min_messages=warning',
  });
  await installMessageDb(url);
  const write = (client: pg.Pool | pg.PoolClient, stream: string, version: number, data: Data) =>
    client.query({
      name: 'write',
      text: 'select message_store.write_message($1::varchar, $2::varchar, $3::varchar, $4::jsonb, null::jsonb, $5::bigint)',
      values: [randomUUID(), stream, 'ProposalPosted', data, version - 1],
    });
  return {
    name: 'message-db',
    append: async (stream, version, data, events = 1) => {
      if (events === 1) return write(pool, stream, version, data);
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (let i = 0; i < events; i++) await write(client, stream, version + i, data);
        return await client.query('commit');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
};

/** What its install script does, without psql: schema, extension, table, types, functions, indexes. */
const installMessageDb = async (url: string): Promise<void> => {
  const root = dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = (...path: string[]) => client.query(readFileSync(join(root, 'database', ...path), 'utf8'));
  try {
    await client.query('set client_min_messages to warning');
    await client.query('create schema if not exists message_store; set search_path to message_store, public');
    await run('extensions', 'pgcrypto.sql');
    await run('tables', 'messages.sql');
    await run('types', 'message.sql');
    for (const folder of ['functions', 'indexes'])
      for (const file of readdirSync(join(root, 'database', folder))) await run(folder, file);
  } finally {
    await client.end();
  }
};
