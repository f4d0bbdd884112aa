import { describe, expect, it } from 'vitest';
import { isDue } from '../../../services/kit/due.ts';

const morning = new Date('2026-11-24T06:30:00Z'); // 7:30 in Paris
const ago = (hours: number) => new Date(morning.getTime() - hours * 3_600_000);

describe('a digest is due', () => {
  it('never for whoever wants none', () => expect(isDue('never', null, morning)).toBe(false));
  it('at once for whoever wants it so', () => expect(isDue('immediate', ago(0.1), morning)).toBe(true));
  it('daily, once a morning', () => {
    expect(isDue('daily', ago(24), morning)).toBe(true);
    expect(isDue('daily', ago(1), morning)).toBe(false);
  });
  it('weekly, once a week', () => {
    expect(isDue('weekly', null, morning)).toBe(true);
    expect(isDue('weekly', ago(24 * 7), morning)).toBe(true);
    expect(isDue('weekly', ago(24 * 6), morning)).toBe(false);
  });
  it('not at night', () => expect(isDue('daily', null, new Date('2026-11-24T05:30:00Z'))).toBe(false));
});
