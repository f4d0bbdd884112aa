import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

/** What may never reach a log line, wherever it stands in what is logged. */
const PERSONAL = ['email', 'address', 'name', 'token', 'cookie', 'authorization', 'message', 'text', 'secret', 'url'];

/** Lines of JSON, on standard output unless told. Names, addresses, tokens and words people wrote are cut out. */
export const openLog = (level: Config['logLevel'], to?: DestinationStream): Logger => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[…]' },
    serializers: { err: errorLine },
  };
  return to ? pino(options, to) : pino(options);
};

/** An error by its class, code and place: a driver's message may quote a value somebody typed. */
export const errorLine = (error: unknown) => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = error as { code?: string; constraint?: string };
  return {
    type: error.name,
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(error.cause instanceof Error && {
      cause: error.cause.name,
      causeCode: (error.cause as { code?: string }).code,
    }),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .join('\n'),
  };
};
