import { describe, expect, it } from 'vitest';
import { zonedInstant } from './zoned-instant';

const at = (local: string, timeZone: string) => zonedInstant(local, timeZone).toISOString();

describe('a date and time that was typed', () => {
  it('is that of the person’s zone, in summer and in winter', () => {
    expect(at('2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2026-12-01T09:00', 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z');
    expect(at('2026-12-01T00:30', 'Asia/Shanghai')).toBe('2026-11-30T16:30:00.000Z');
  });

  it('is right on both sides of a change of the clocks', () => {
    expect(at('2026-03-29T01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z');
    expect(at('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
  });
});
