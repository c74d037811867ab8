import { type NodeExample, variable } from '../testing/node-example.ts';

export const openingHoursExample: NodeExample = {
  title: 'weekdays in Berlin, with Christmas',
  config: {
    source: 'named',
    hoursId: 'office',
    sayAnnouncements: true,
    timeZone: 'Europe/Berlin',
    weekly: [
      { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '12:00' },
      { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '13:00', to: '17:00' },
      { days: ['friday'], from: '22:00', to: '02:00' },
    ],
    holidays: [
      { name: 'Christmas', date: '2025-12-25', yearly: true, hours: [] },
      { name: 'Christmas Eve', date: '2026-12-24', yearly: false, hours: [{ from: '09:00', to: '11:00' }] },
    ],
    holidayVariable: 'holiday',
  },
  variables: [variable('holiday', 'text')],
};
