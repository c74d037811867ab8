import { type Connection, connect, queues } from '@patchbay/drizzle';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportTable } from './report-table';

let copied: CopiedDatabase;
let connection: Connection;

beforeAll(async () => {
  copied = await copyDatabase();
  connection = connect(copied.databaseUrl, { max: 2 });
  await connection.db.insert(queues).values([
    { id: 'sales', name: 'Sales' },
    { id: 'help', name: 'Help' },
  ]);
});
afterAll(async () => {
  await connection?.close();
  await copied?.drop();
});

it('says beside the figures of whom they are and what they are compared with', async () => {
  const definition = reportDefinitionSchema.parse({
    measures: ['offered'],
    dimensions: ['weekday'],
    filters: [{ dimension: 'vip', values: ['true'], exclude: true }],
  });
  const of = (queue: string) => [{ dimension: 'queue' as const, values: [queue] }];
  const view = reportViewSchema.parse({
    range: { kind: 'absolute', from: '2026-03-01', to: '2026-03-08' },
    timeZone: 'Europe/Berlin',
    filters: [...of('sales'), { dimension: 'weekday', values: ['1', '2'] }],
    compare: { kind: 'filters', filters: of('help') },
  });
  const asked = { title: 'Offered', timeZone: 'Europe/Berlin', nowMs: Date.UTC(2026, 10, 1) };
  const english = await reportTable(connection.db, definition, view, { ...asked, locale: 'en' });
  expect(english.sheet.about).toEqual([
    '2026-03-01 00:00 – 2026-03-08 00:00',
    'VIP not: VIP',
    'Queue: Sales',
    'Day of the week: Monday, Tuesday',
    'Compared with: Queue: Help',
    'Time zone: Europe/Berlin',
  ]);
  expect(english.sheet.columns.map(({ title }) => title)).toEqual(['Day of the week', 'Offered', 'Offered (compared)']);
  const chinese = await reportTable(
    connection.db,
    definition,
    { ...view, compare: { kind: 'previous_week' } },
    { ...asked, locale: 'zh' },
  );
  expect(chinese.sheet.about).toEqual([
    '2026-03-01 00:00 – 2026-03-08 00:00',
    '贵宾（排除）：贵宾',
    '队列：Sales',
    '星期：星期一、星期二',
    '对比：2026-02-22 00:00 – 2026-03-01 00:00',
    '时区：Europe/Berlin',
  ]);
});
