import pg from 'pg';
import { knownChannel } from './database.ts';
import { takePulse } from './pulse.ts';

type Heard = (payload: string) => void;
type Listener = Readonly<{
  /** Connects in the background; nothing to wait for. */
  start: () => void;
  listen: (channel: string, heard: Heard) => Promise<() => Promise<void>>;
  /** Whether the server was asked and said nothing, and has not been heard of since. */
  isSilent: () => boolean;
  close: () => Promise<void>;
}>;

/** Asked often enough, and waited for shortly enough, that whoever waits is told within ten seconds (see `pulse.ts`). */
const PULSE = { everyMs: 2_000, silenceMs: 5_000 };

/**
 * One connection that listens, apart from the pool, and comes back by itself. What was notified while it was away is
 * lost, so after a reconnection everybody is called once with an empty payload: look for yourself. It also asks the
 * server now and then whether it is there: `onSilence` is told when a server that is connected says nothing.
 */
export const postgresListener = (url: string, onSilence: () => void = () => {}): Listener => {
  const channels = new Map<string, Set<Heard>>();
  let client: Promise<pg.Client> | undefined;
  let closed = false;
  let silent = false;

  const fallSilent = (): void => {
    silent = true;
    onSilence();
  };

  const call = (channel: string, payload: string): void => {
    for (const heard of [...(channels.get(channel) ?? [])]) heard(payload);
  };

  const connect = async (): Promise<pg.Client> => {
    const connection = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: PULSE.silenceMs,
      application_name: 'connecteur listen',
    });
    connection.on('error', () => {});
    connection.on('notification', ({ channel, payload }) => call(channel, payload ?? ''));
    await connection.connect().catch((error: Error) => {
      // Somebody took the call and said nothing: not the same as nobody there, which others learn at once by themselves.
      if (/timeout expired/.test(error.message)) fallSilent();
      throw error;
    });
    silent = false;
    takePulse(connection, PULSE, fallSilent);
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
    start: () => {
      client ??= connect().catch(() => reconnect());
      client.catch(() => {});
    },
    isSilent: () => silent,
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
