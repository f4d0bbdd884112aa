import { decodeMinutes } from './minutes/decode-minutes.ts';
import { type Parsed, parseMinutes } from './minutes/parse-minutes.ts';

export { type MinutesSummary, summaryOf } from './minutes/summary.ts';

/** Minutes from the bytes of a file, or the reason they cannot be read. */
export const readMinutes = (bytes: Uint8Array): Parsed => {
  const decoded = decodeMinutes(bytes);
  return decoded.ok ? parseMinutes(decoded.text) : decoded;
};
