import pg from 'pg';
import { knownChannel } from './database.ts';

type Heard = (payload: string) => void;
type Listener = Readonly<{
  listen: (channel: string, heard: Heard) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
}>;

/**
 * One connection that listens, apart from the pool, and comes back by itself. What was notified while it was away is
 * lost, so after a reconnection everybody is called once with an empty payload: look for yourself.
 */
export const postgresListener = (url: string): Listener => {
  const channels = new Map<string, Set<Heard>>();
  let client: Promise<pg.Client> | undefined;
  let closed = false;

  const call = (channel: string, payload: string): void => {
    for (const heard of [...(channels.get(channel) ?? [])]) heard(payload);
  };

  const connect = async (): Promise<pg.Client> => {
    const connection = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'connecteur listen',
    });
    connection.on('error', () => {});
    connection.on('notification', ({ channel, payload }) => call(channel, payload ?? ''));
    await connection.connect();
    for (const channel of channels.keys()) await connection.query(`listen ${channel}`);
    connection.once('end', () => {
      if (closed) return;
      client = reconnect();
      client.catch(() => {});
    });
    return connection;
  };

  const reconnect = async (): Promise<pg.Client> => {
    for (let wait = 50; ; wait = Math.min(wait * 2, 2_000)) {
      await pause(wait);
      if (closed) throw new Error('the database is closed');
      try {
        const connection = await connect();
        for (const channel of channels.keys()) call(channel, '');
        return connection;
      } catch {
        // Tried again: the slow poll of whoever listens covers the time between.
      }
    }
  };

  const say = async (statement: string): Promise<void> => {
    client ??= connect().catch(() => reconnect());
    await (await client).query(statement).catch(() => {});
  };

  return {
    listen: async (name, heard) => {
      const channel = knownChannel(name);
      const known = channels.get(channel);
      if (known) known.add(heard);
      else channels.set(channel, new Set([heard]));
      if (!known) await say(`listen ${channel}`);
      return async () => {
        const left = channels.get(channel);
        left?.delete(heard);
        if (left?.size !== 0) return;
        channels.delete(channel);
        if (!closed) await say(`unlisten ${channel}`);
      };
    },
    close: async () => {
      closed = true;
      channels.clear();
      const open = await client?.catch(() => undefined);
      await open?.end().catch(() => {});
    },
  };
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
