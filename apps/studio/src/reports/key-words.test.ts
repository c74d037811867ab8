import { describe, expect, it } from 'vitest';
import { keyInWords } from './key-words';

const named = (grain: 'quarter' | 'day' | 'week' | 'month') => ({
  grain,
  names: { queue: { q1: { text: { en: 'Sales', zh: '销售' }, gone: false } } },
});

describe('keys in words', () => {
  it('show the clock of the zone that they carry', () => {
    const twice = ['2026-10-25T02:15+02:00', '2026-10-25T02:15+01:00'];
    for (const key of twice) expect(keyInWords('time', key, named('quarter'), 'en')).toMatch(/^Sun,? 25 Oct 02:15$/);
    expect(keyInWords('time', twice[0] as string, named('quarter'), 'en', { short: true })).toBe('02:15');
  });

  it('name days, weeks and months', () => {
    expect(keyInWords('time', '2026-03-02', named('day'), 'en')).toMatch(/^Mon,? 2 Mar$/);
    expect(keyInWords('time', '2026-03-02', named('week'), 'en')).toBe('2 Mar 2026');
    expect(keyInWords('time', '2026-03', named('month'), 'zh')).toBe('2026年3月');
    expect(keyInWords('weekday', '7', named('day'), 'en')).toBe('Sun');
    expect(keyInWords('hour_of_day', '08', named('day'), 'en')).toBe('08:00');
  });

  it('take the name of what has one, else the value', () => {
    expect(keyInWords('queue', 'q1', named('day'), 'zh')).toBe('销售');
    expect(keyInWords('called_number', '+4930123', named('day'), 'en')).toBe('+4930123');
    expect(keyInWords('queue', '', named('day'), 'en')).toBe('–');
  });
});
