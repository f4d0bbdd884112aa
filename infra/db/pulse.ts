import type pg from 'pg';

/** How often the server is asked, and how long it may say nothing; milliseconds. */
type Pulse = Readonly<{ everyMs: number; silenceMs: number }>;

/**
 * Asks a connected server whether it is there until the connection ends. A machine that froze, or a wall that swallows
 * packets, refuses nothing: without this, what was asked would hang for as long as the system's own patience, a quarter
 * of an hour. A busy server answers this in time, because nothing else goes over this connection.
 */
export const takePulse = (connection: pg.Client, { everyMs, silenceMs }: Pulse, onSilence: () => void): void => {
  let late: NodeJS.Timeout | undefined;
  const silent = () => {
    hangUp(connection);
    onSilence();
  };
  const answered = () => {
    clearTimeout(late);
    late = undefined;
  };
  const ask = () => {
    if (late) return;
    // The answer may lie unread because this process was busy: it is read before the verdict.
    late = setTimeout(() => setImmediate(() => late && silent()), silenceMs);
    late.unref();
    connection.query('select 1').then(answered, answered);
  };
  const beat = setInterval(ask, everyMs);
  beat.unref();
  connection.once('end', () => {
    clearInterval(beat);
    answered();
  });
};

/** Ends a connection from this side alone: a goodbye would wait for whoever does not answer. */
export const hangUp = (client: pg.Client): void => {
  (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
};
