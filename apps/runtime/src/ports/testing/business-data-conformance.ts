import type { Calendar, Concern, JsonObject } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import type { BusinessData } from '../business-data.ts';

export interface BusinessDataUnderTest {
  readonly data: BusinessData;
  /** A published table with a text column `name`, the key, and a number column `orders`; its id. */
  table(rows: readonly JsonObject[]): Promise<string>;
  /** Published opening hours; their id. */
  hours(timeZone: string, calendar: Calendar): Promise<string>;
  /** An announcement that is on. */
  announce(name: string, concerns: Concern, fromMs: number, untilMs: number): Promise<void>;
}

/** What everything must do that answers what calls ask of tables, opening hours and announcements. */
export function describeBusinessData(name: string, open: () => Promise<BusinessDataUnderTest>): void {
  describe(`business data (${name})`, () => {
    test('a row is found by its key, whatever its case and the spaces around it', async () => {
      const { data, table } = await open();
      const id = await table([
        { name: 'ada', orders: 3 },
        { name: 'bob', orders: null },
      ]);
      expect(await data.findRow(id, ' ADA ')).toEqual({ name: 'ada', orders: 3 });
      expect(await data.findRow(id, 'bob')).toEqual({ name: 'bob', orders: null });
      expect(await data.findRow(id, 'cid')).toBeNull();
      expect(await data.findRow(id, '')).toBeNull();
    });

    test('tables and hours that are not there are named so', async () => {
      const { data } = await open();
      await expect(data.findRow('nowhere', 'ada')).rejects.toMatchObject({ code: 'table_missing' });
      await expect(data.hours('nowhere')).rejects.toMatchObject({ code: 'hours_missing' });
    });

    test('hours are told with their holidays', async () => {
      const { data, hours } = await open();
      const calendar: Calendar = {
        weekly: [{ days: ['monday'], from: '09:00', to: '17:00' }],
        holidays: [{ name: 'Easter', date: '2026-04-06', yearly: false, hours: [] }],
      };
      const id = await hours('Europe/Berlin', calendar);
      expect(await data.hours(id)).toEqual({ timeZone: 'Europe/Berlin', calendar });
    });

    test('announcements are told within their time, from its first moment and not at its last', async () => {
      const { data, announce } = await open();
      const from = Date.parse('2026-01-05T09:00:00Z');
      await announce('First', { kind: 'all' }, from, from + 1_000);
      await announce('Second', { kind: 'numbers', numbers: ['2000'] }, from, from + 2_000);
      const names = async (at: number) => (await data.announcements(at)).map(({ name: one }) => one);
      expect(await names(from - 1)).toEqual([]);
      expect(await names(from)).toEqual(['First', 'Second']);
      expect(await names(from + 1_000)).toEqual(['Second']);
      expect((await data.announcements(from + 1_000))[0]).toMatchObject({
        closes: true,
        says: { 'en-US': { text: 'Second' } },
        concerns: { kind: 'numbers', numbers: ['2000'] },
      });
    });
  });
}
