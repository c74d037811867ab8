import type { ActiveAnnouncement, Calendar, JsonObject } from '@patchbay/flow-schema';

/** What business people own and flows ask about, as it is published at the moment it is asked. */
export interface BusinessData {
  /** The row of a table with this key, by column id; null where none has it. Throws a BusinessDataError. */
  findRow(tableId: string, key: string): Promise<JsonObject | null>;
  /** Published opening hours with all of their holidays. Throws a BusinessDataError where there are none. */
  hours(hoursId: string): Promise<{ readonly timeZone: string; readonly calendar: Calendar }>;
  /** The announcements that are on at this moment (epoch milliseconds), in the order in which they are heard. */
  announcements(atMs: number): Promise<readonly ActiveAnnouncement[]>;
}

/** What a flow names is not there to be asked. */
export class BusinessDataError extends Error {
  constructor(
    readonly code: 'table_missing' | 'table_not_published' | 'hours_missing',
    message: string,
  ) {
    super(message);
    this.name = 'BusinessDataError';
  }
}
