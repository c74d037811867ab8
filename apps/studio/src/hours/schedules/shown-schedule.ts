import type { HolidayListContent, HoursContent } from '@patchbay/flow-schema';

interface Revision<Content> {
  readonly id: string;
  readonly number: number;
  readonly content: Content;
}

/** Opening hours or a list of holidays as screens have them. */
export interface ShownSchedule<Content> {
  readonly id: string;
  readonly name: string;
  readonly published: Revision<Content> | null;
  readonly latest: Revision<Content>;
}

export type ShownHours = ShownSchedule<HoursContent>;
export type ShownHolidays = ShownSchedule<HolidayListContent>;

/** What calls are told of the lists that hours name. */
export function publishedLists(hours: HoursContent, lists: readonly ShownHolidays[]): HolidayListContent[] {
  return lists.flatMap(({ id, published }) =>
    published !== null && hours.holidayListIds.includes(id) ? [published.content] : [],
  );
}
