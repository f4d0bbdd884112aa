import { describe, expect, it } from 'vitest';
import { calmly } from '../../../infra/observe/calmly.ts';

describe('trouble heard several times a second', () => {
  const given = () => {
    const heard: string[] = [];
    const clock = { ms: 0 };
    const tell = calmly(
      (what) => heard.push(what),
      60_000,
      () => clock.ms,
    );
    return { heard, clock, tell };
  };
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });

  it('is passed on once a minute', () => {
    const { heard, clock, tell } = given();
    for (clock.ms = 0; clock.ms < 120_000; clock.ms += 500) tell('queue', away);
    expect(heard).toEqual(['queue', 'queue']);
  });

  it('hides no other trouble', () => {
    const { heard, tell } = given();
    tell('queue', away);
    tell('mail 1', away);
    tell('queue', new TypeError('other'));
    expect(heard).toEqual(['queue', 'mail 1', 'queue']);
  });
});
