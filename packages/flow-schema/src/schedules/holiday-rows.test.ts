import { describe, expect, it } from 'vitest';
import { readHolidayRow, readHourSpans, writeHolidayRow } from './holiday-rows.ts';

describe('a line of a file of holidays', () => {
  it.each([
    [{ date: '2026-12-25', name: 'Christmas', yearly: 'yes', hours: '' }, '2026-12-25', true, []],
    [{ date: '2026/1/1', name: '元旦', yearly: '每年', hours: '' }, '2026-01-01', true, []],
    [
      { date: '2026-12-24', name: 'Christmas Eve', hours: '9:00 - 11:00 13:00–24:00' },
      '2026-12-24',
      false,
      [
        { from: '09:00', to: '11:00' },
        { from: '13:00', to: '24:00' },
      ],
    ],
  ])('%j is a holiday', (cells, date, yearly, hours) => {
    const row = readHolidayRow(cells);
    expect(row).toMatchObject({ ok: true, holiday: { date, yearly, hours } });
    if (!row.ok) return;
    const [again, name, every, times] = writeHolidayRow(row.holiday);
    expect(readHolidayRow({ date: again ?? '', name: name ?? '', yearly: every ?? '', hours: times ?? '' })).toEqual(
      row,
    );
  });

  it.each([
    [{ date: '2026-02-30', name: 'None' }, 'date'],
    [{ date: '2026-02-03', name: ' ' }, 'name'],
    [{ date: '2026-02-03', name: 'Maybe', yearly: 'perhaps' }, 'yearly'],
    [{ date: '2026-02-03', name: 'Late', hours: '9 to 5' }, 'hours'],
  ])('%j is none, because of its %s', (cells, column) => {
    expect(readHolidayRow(cells)).toMatchObject({ ok: false, column });
  });

  it('may name several spans, apart by spaces, commas or both', () => {
    expect(readHourSpans('09:00-10:00,11:00-12:00；13:00-14:00 15:00-16:00')).toMatchObject({
      ok: true,
      hours: { length: 4 },
    });
    expect(readHourSpans('24:00-01:00')).toEqual({ ok: false, part: '24:00-01:00' });
  });
});
