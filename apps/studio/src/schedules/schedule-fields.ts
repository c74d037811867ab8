import type { ExportRequest } from '@/exports/export-request';

/** A schedule as the dialog edits it. */
export interface ScheduleFields {
  readonly name: string;
  /** A kept report that is sent as it is by then. */
  readonly savedReportId: string | null;
  readonly request: ExportRequest;
  readonly format: 'csv' | 'xlsx' | 'pdf';
  readonly locale: 'en' | 'zh';
  readonly timeZone: string;
  readonly every: 'day' | 'week' | 'month';
  readonly weekday: number;
  readonly monthDay: number;
  readonly hour: number;
  readonly recipients: readonly string[];
  readonly enabled: boolean;
}

/** The name of a day of the week, 1 being Monday. */
export function weekdayName(weekday: number, locale: string): string {
  // The 1st of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(day);
}

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
