import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, momentKey, wallMs } from './local-clock.ts';
import { comparedSpan, resolveRange, type Span } from './resolve-range.ts';
import { grainOf, keyAligner, momentOfHour, spanOfKey, timeKey, timeKeys } from './time-buckets.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const iso = (span: Span | null): string[] =>
  span === null ? [] : [span.fromMs, span.toMs].map((ms) => new Date(ms).toISOString().slice(0, 16));
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'America/Sao_Paulo',
];
const zone = fc.constantFrom(...zones);
const quarter = fc
  .integer({ min: 1_735_689_600_000 / 900_000, max: 1_830_297_600_000 / 900_000 })
  .map((n) => n * 900_000);

describe('a range', () => {
  const berlin = 'Europe/Berlin';
  const now = utc('2026-03-29T12:00');

  it('goes from midnight to midnight of its zone, also where the day has 23 or 25 hours', () => {
    const range = (name: 'today' | 'this_week' | 'last_month' | 'this_year') =>
      iso(resolveRange({ kind: 'relative', range: name }, berlin, now));
    expect(range('today')).toEqual(['2026-03-28T23:00', '2026-03-29T22:00']);
    expect(range('this_week')).toEqual(['2026-03-22T23:00', '2026-03-29T22:00']);
    expect(range('last_month')).toEqual(['2026-01-31T23:00', '2026-02-28T23:00']);
    expect(range('this_year')).toEqual(['2025-12-31T23:00', '2026-12-31T23:00']);
  });

  it('begins where clocks are put forward for a time that is skipped, and at the first of two', () => {
    const at = (from: string) => iso(resolveRange({ kind: 'absolute', from, to: '2027-01-01' }, berlin, now))[0];
    expect(at('2026-03-29T02:15')).toBe('2026-03-29T01:00');
    expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30');
  });

  it('is none where it ends before it begins or names no day', () => {
    expect(resolveRange({ kind: 'absolute', from: '2026-02-03', to: '2026-02-03' }, 'UTC', now)).toBeNull();
    expect(resolveRange({ kind: 'absolute', from: '2026-02-30', to: '2026-03-03' }, 'UTC', now)).toBeNull();
  });

  it('is compared with the same days before, a month with the month before', () => {
    const march = resolveRange({ kind: 'absolute', from: '2026-03-01', to: '2026-04-01' }, berlin, now);
    expect(march === null ? null : iso(comparedSpan(march, { kind: 'previous_period' }, berlin))).toEqual([
      '2026-01-31T23:00',
      '2026-02-28T23:00',
    ]);
    const day = resolveRange({ kind: 'absolute', from: '2026-03-31', to: '2026-04-01' }, berlin, now);
    expect(day === null ? null : iso(comparedSpan(day, { kind: 'previous_week' }, berlin))).toEqual([
      '2026-03-23T23:00',
      '2026-03-24T23:00',
    ]);
  });
});

describe('the wall clock', () => {
  it('leads back to the moment, or the first of the two', () => {
    fc.assert(
      fc.property(quarter, zone, (at, timeZone) => {
        const wall = wallMs(at, timeZone);
        const back = instantOf(wall, timeZone);
        expect(wallMs(back, timeZone)).toBe(wall);
        expect(back).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('names every quarter of an hour differently', () => {
    expect(momentKey(utc('2026-10-25T00:30'), 'Europe/Berlin')).toBe('2026-10-25T02:30+02:00');
    expect(momentKey(utc('2026-10-25T01:30'), 'Europe/Berlin')).toBe('2026-10-25T02:30+01:00');
    expect(momentKey(utc('2026-01-05T00:00'), 'Asia/Kathmandu')).toBe('2026-01-05T05:45+05:45');
  });
});

describe('the values of time', () => {
  it('hold every quarter of the span, each once', () => {
    fc.assert(
      fc.property(
        quarter,
        fc.integer({ min: 1, max: 400 }),
        zone,
        fc.constantFrom('quarter' as const, 'hour' as const, 'day' as const, 'week' as const, 'month' as const),
        (fromMs, quarters, timeZone, grain) => {
          const span = { fromMs, toMs: fromMs + quarters * 900_000 };
          const keys = timeKeys(span, grain, timeZone);
          expect(new Set(keys).size).toBe(keys.length);
          const told = new Set<string>();
          for (let at = span.fromMs; at < span.toMs; at += 900_000) told.add(timeKey(at, grain, timeZone));
          expect(keys).toEqual([...told]);
          for (const key of keys.slice(1, -1)) {
            const inside = spanOfKey(key, grain, timeZone);
            if (inside === null) throw new Error(`${key} is no ${grain}`);
            for (const at of [inside.fromMs, inside.toMs - 900_000]) expect(timeKey(at, grain, timeZone)).toBe(key);
            for (const at of [inside.fromMs - 900_000, inside.toMs]) expect(timeKey(at, grain, timeZone)).not.toBe(key);
          }
        },
      ),
    );
  });

  it('end an hour where a clock is put by half an hour', () => {
    const island = 'Australia/Lord_Howe';
    // Put back at 02:00 to 01:30, and forward at 02:00 to 02:30.
    const back = { fromMs: utc('2026-04-04T14:00'), toMs: utc('2026-04-04T16:30') };
    expect(timeKeys(back, 'hour', island)).toEqual([
      '2026-04-05T01:00+11:00',
      '2026-04-05T01:30+10:30',
      '2026-04-05T02:00+10:30',
    ]);
    expect(spanOfKey('2026-04-05T01:30+10:30', 'hour', island)).toEqual({
      fromMs: utc('2026-04-04T15:00'),
      toMs: utc('2026-04-04T15:30'),
    });
    const forward = { fromMs: utc('2026-10-03T14:30'), toMs: utc('2026-10-03T16:30') };
    expect(timeKeys(forward, 'hour', island)).toEqual([
      '2026-10-04T01:00+10:30',
      '2026-10-04T02:30+11:00',
      '2026-10-04T03:00+11:00',
    ]);
    // As `date_trunc` has it, which keeps the offset of the moment.
    const told = (truncated: string) => timeKey(momentOfHour(utc(truncated), island), 'hour', island);
    expect(['2026-04-04T14:00', '2026-04-04T14:30', '2026-10-03T15:00'].map(told)).toEqual([
      '2026-04-05T01:00+11:00',
      '2026-04-05T01:30+10:30',
      '2026-10-04T02:30+11:00',
    ]);
  });

  it('meet those of another span by the wall clock', () => {
    const zoneName = 'Europe/Berlin';
    const span = { fromMs: utc('2026-03-28T23:00'), toMs: utc('2026-03-29T22:00') };
    const before = comparedSpan(span, { kind: 'previous_week' }, zoneName);
    if (before === null) throw new Error('there is a week before');
    const align = keyAligner(span, before, 'hour', zoneName);
    expect(align('2026-03-22T09:00+01:00')).toBe('2026-03-29T09:00+02:00');
    expect(keyAligner(span, before, 'day', zoneName)('2026-03-22')).toBe('2026-03-29');
  });

  it('come in a grain that people can read', () => {
    const days = (count: number) => ({ fromMs: 0, toMs: count * 86_400_000 });
    expect([1, 7, 92, 365, 800].map((count) => grainOf('auto', days(count)))).toEqual([
      'hour',
      'day',
      'day',
      'week',
      'month',
    ]);
    expect([grainOf('quarter', days(40)), grainOf('quarter', days(400)), grainOf('day', days(400))]).toEqual([
      'hour',
      'day',
      'day',
    ]);
    expect((['auto', 'day', 'week', 'month'] as const).map((asked) => grainOf(asked, days(365), true))).toEqual([
      'month',
      'month',
      'month',
      'month',
    ]);
    expect((['quarter', 'hour', 'day'] as const).map((asked) => grainOf(asked, days(3), true))).toEqual([
      'quarter',
      'hour',
      'day',
    ]);
    expect([grainOf('hour', days(30), true), grainOf('day', days(92), true), grainOf('auto', days(150), true)]).toEqual(
      ['day', 'day', 'week'],
    );
  });
});
