import type { ActiveAnnouncement, Calendar, JsonObject } from '@patchbay/flow-schema';
import { type BusinessData, BusinessDataError } from '../../ports/business-data.ts';

export type MemoryAnnouncement = ActiveAnnouncement & {
  readonly fromMs?: number;
  readonly untilMs?: number;
};

/** Tables, opening hours and announcements in memory. */
export class MemoryBusinessData implements BusinessData {
  /** Rows by table and key. */
  readonly tables = new Map<string, ReadonlyMap<string, JsonObject>>();
  readonly schedules = new Map<string, { readonly timeZone: string; readonly calendar: Calendar }>();
  readonly active: MemoryAnnouncement[] = [];

  async findRow(tableId: string, key: string): Promise<JsonObject | null> {
    const rows = this.tables.get(tableId);
    if (rows === undefined) throw new BusinessDataError('table_missing', 'This table does not exist (any more).');
    return rows.get(key.trim().toLowerCase()) ?? null;
  }

  async hours(hoursId: string): ReturnType<BusinessData['hours']> {
    const found = this.schedules.get(hoursId);
    if (found === undefined) throw new BusinessDataError('hours_missing', 'These opening hours are not published.');
    return found;
  }

  async announcements(atMs: number): ReturnType<BusinessData['announcements']> {
    return this.active
      .filter(({ fromMs, untilMs }) => (fromMs ?? 0) <= atMs && atMs < (untilMs ?? Number.POSITIVE_INFINITY))
      .map(({ fromMs: _, untilMs: _until, ...announcement }) => announcement);
  }
}
