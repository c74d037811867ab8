import { describe, expect, it } from 'vitest';
import { timeKeys } from './time-keys';

const berlin = 'Europe/Berlin';

describe('keys of a span', () => {
  it('have the hour twice in autumn and not at all in spring', () => {
    const autumn = timeKeys({ from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' }, 'hour', berlin);
    expect(autumn).toHaveLength(25);
    expect(autumn?.slice(2, 4)).toEqual(['2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00']);
    const spring = timeKeys({ from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z' }, 'hour', berlin);
    expect(spring).toHaveLength(23);
    expect(spring?.[2]).toBe('2026-03-29T03:00+02:00');
  });

  it('begin where the clocks of the zone do', () => {
    const span = { from: '2026-03-01T18:15:00Z', to: '2026-03-02T18:15:00Z' };
    expect(timeKeys(span, 'hour', 'Asia/Kathmandu')).toHaveLength(24);
    expect(timeKeys(span, 'quarter', 'Asia/Kathmandu')?.[1]).toBe('2026-03-02T00:15+05:45');
    const lordHowe = timeKeys(
      { from: '2026-04-04T13:00:00Z', to: '2026-04-05T13:30:00Z' },
      'day',
      'Australia/Lord_Howe',
    );
    expect(lordHowe).toEqual(['2026-04-05']);
  });

  it('name weeks by their Monday, and months', () => {
    const span = { from: '2026-02-27T23:00:00Z', to: '2026-03-09T23:00:00Z' };
    expect(timeKeys(span, 'week', berlin)).toEqual(['2026-02-23', '2026-03-02', '2026-03-09']);
    expect(timeKeys(span, 'month', berlin)).toEqual(['2026-02', '2026-03']);
    expect(timeKeys(span, 'day', berlin)).toHaveLength(10);
  });

  it('are left out where nobody could tell them apart', () => {
    expect(timeKeys({ from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }, 'quarter', 'UTC')).toBeNull();
  });
});
