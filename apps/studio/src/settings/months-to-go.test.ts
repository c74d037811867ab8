import { describe, expect, it } from 'vitest';
import { monthsToGo } from './months-to-go';

const month = (name: string, ends: string) => ({ name, begins: '', ends, callsAbout: null, bytes: 0 });
const months = [month('2026_01', '2026-02-01T00:00:00.000Z'), month('2026_02', '2026-03-01T00:00:00.000Z')];
const names = (keepDays: number | null, now: string) =>
  monthsToGo(months, keepDays, Date.parse(now)).map(({ name }) => name);

describe('months to go', () => {
  it('are those whose last day is kept for long enough', () => {
    expect(names(30, '2026-03-02T23:59:59.999Z')).toEqual([]);
    expect(names(30, '2026-03-03T00:00:00.000Z')).toEqual(['2026_01']);
    expect(names(1, '2026-03-03T00:00:00.000Z')).toEqual(['2026_01', '2026_02']);
    expect(names(null, '2030-01-01T00:00:00.000Z')).toEqual([]);
  });
});
