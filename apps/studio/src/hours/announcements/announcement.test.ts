import { expect, it } from 'vitest';
import { closedBy, type ShownAnnouncement, stateOf } from './announcement';

const snow: ShownAnnouncement = {
  id: 'snow',
  name: 'Snow',
  says: {},
  promptId: null,
  closes: true,
  on: true,
  startsAt: null,
  endsAt: null,
  concerns: { kind: 'all' },
};
const now = Date.parse('2026-03-31T12:00:00Z');
const hour = (at: number) => `2026-03-31T${at}:00:00.000Z`;

it.each([
  [{ on: false }, 'off'],
  [{}, 'heard'],
  [{ startsAt: hour(12) }, 'heard'],
  [{ startsAt: hour(13) }, 'later'],
  [{ endsAt: hour(12) }, 'over'],
  [{ startsAt: hour(11), endsAt: hour(13) }, 'heard'],
] as const)('an announcement with %j is %s', (parts, state) => {
  expect(stateOf({ ...snow, ...parts }, now)).toBe(state);
});

it('closes the hours it concerns while it is heard', () => {
  const office: ShownAnnouncement = { ...snow, id: 'office', concerns: { kind: 'hours', hoursIds: ['office'] } };
  expect(closedBy([office], 'office', now)?.id).toBe('office');
  expect(closedBy([office], 'shop', now)).toBeUndefined();
  expect(closedBy([snow], 'shop', now)?.id).toBe('snow');
  expect(
    closedBy(
      [
        { ...snow, closes: false },
        { ...snow, on: false },
      ],
      'shop',
      now,
    ),
  ).toBeUndefined();
  expect(closedBy([{ ...snow, concerns: { kind: 'numbers', numbers: ['2000'] } }], 'shop', now)).toBeUndefined();
});
