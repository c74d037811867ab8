import type { NodeExample } from '../testing/node-example.ts';

export const announcementExample: NodeExample = {
  title: 'the announcements of an office',
  config: { hoursId: 'office' },
};
