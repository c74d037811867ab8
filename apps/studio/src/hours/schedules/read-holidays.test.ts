import { expect, it } from 'vitest';
import { mergeHolidays, readHolidays } from './read-holidays';

it('reads a file as a spreadsheet saves it, and says which lines are no holidays', () => {
  const found = readHolidays(
    'date;name;yearly;hours\n2026-12-25;Christmas;yes;\n2026-02-30;None;;\n2026-12-24;Eve;no;09:00-12:00\n',
  );
  expect(found.holidays.map(({ name, hours }) => [name, hours.length])).toEqual([
    ['Christmas', 0],
    ['Eve', 1],
  ]);
  expect(found.problems).toMatchObject([{ line: 3 }]);
  expect(readHolidays('日期,名称,每年\n2026-10-01,国庆节,是').holidays).toMatchObject([
    { name: '国庆节', yearly: true },
  ]);
});

it('says what is missing in a file that names no columns', () => {
  expect(readHolidays('2026-12-25,Christmas')).toMatchObject({ holidays: [], problems: [{ line: 1 }] });
  expect(readHolidays('  ')).toEqual({ holidays: [], problems: [] });
});

it('puts holidays among those there are, by date, each day once', () => {
  const day = (date: string, name: string) => ({ date, name, yearly: false, hours: [] });
  expect(mergeHolidays([day('2026-12-25', 'Old')], [day('2026-12-25', 'New'), day('2026-01-01', 'First')])).toEqual({
    holidays: [day('2026-01-01', 'First'), day('2026-12-25', 'New')],
    added: 1,
    replaced: 1,
  });
});
