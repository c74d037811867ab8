import { expect, it } from 'vitest';
import type { Calendar } from './calendar.ts';
import { nextChange } from './next-change.ts';

const week: Calendar = {
  weekly: [
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:30' },
    { days: ['friday'], from: '22:00', to: '02:00' },
  ],
  holidays: [{ name: 'Christmas', date: '2020-12-25', yearly: true, hours: [] }],
};
const at = (date: string, hour: number, minute = 0) => ({ date, hour, minute });

it.each([
  ['in the morning they open', at('2026-03-31', 8), { date: '2026-03-31', time: '09:00', opening: 'open' }],
  ['at noon they close', at('2026-03-31', 12), { date: '2026-03-31', time: '17:30', opening: 'closed' }],
  [
    'in the evening they open the next day',
    at('2026-03-31', 18),
    { date: '2026-04-01', time: '09:00', opening: 'open' },
  ],
  ['over midnight they close at two', at('2026-04-03', 23), { date: '2026-04-04', time: '02:00', opening: 'closed' }],
  ['at the weekend they open on Monday', at('2026-04-04', 12), { date: '2026-04-06', time: '09:00', opening: 'open' }],
  [
    'before Christmas, a Friday, they open on Monday',
    at('2026-12-24', 18),
    { date: '2026-12-28', time: '09:00', opening: 'open' },
  ],
])('%s', (_, clock, change) => {
  expect(nextChange(week, clock)).toEqual(change);
});

it('is none where nothing changes for a year', () => {
  expect(nextChange({ weekly: [], holidays: [] }, at('2026-03-31', 8))).toBeNull();
  const always = { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const };
  expect(
    nextChange({ weekly: [{ ...always, from: '00:00', to: '24:00' }], holidays: [] }, at('2026-03-31', 8)),
  ).toBeNull();
});
