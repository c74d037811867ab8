import type { Database } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { findTableRow, loadActiveAnnouncements, loadPublishedHours, RecordError } from '@patchbay/records';
import { type BusinessData, BusinessDataError } from '../../ports/business-data.ts';

/** Tables, opening hours and announcements in PostgreSQL. Nothing is remembered: what is published counts from the next question on. */
export class PostgresBusinessData implements BusinessData {
  constructor(private readonly db: Database) {}

  async findRow(tableId: string, key: string): Promise<JsonObject | null> {
    try {
      return await findTableRow(this.db, tableId, key);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      throw new BusinessDataError(
        error.code === 'not_published' ? 'table_not_published' : 'table_missing',
        error.publicText.en,
      );
    }
  }

  async hours(hoursId: string): ReturnType<BusinessData['hours']> {
    const found = await loadPublishedHours(this.db, hoursId);
    if (found === null) {
      throw new BusinessDataError('hours_missing', `The opening hours ${hoursId} are not published, or were put away.`);
    }
    return found;
  }

  async announcements(atMs: number): ReturnType<BusinessData['announcements']> {
    return await loadActiveAnnouncements(this.db, new Date(atMs));
  }
}
