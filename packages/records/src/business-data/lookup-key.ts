import type { Database } from '@patchbay/drizzle';
import { plainKey, type TableShape } from '@patchbay/flow-schema';
import { normalizeNumber } from '../customers/customer-numbers.ts';
import { getSetting } from '../settings.ts';

/** What keys of a table are compared by; null for a text that cannot be one. */
export type KeyOf = (typed: string) => string | null;

/** Telephone numbers are the same however they are dialled from the home country; of everything else, case and width do not count. */
export async function keysOfTable(db: Database, { shape }: { readonly shape: TableShape }): Promise<KeyOf> {
  const column = shape.columns.find(({ id }) => id === shape.keyColumn);
  if (column === undefined) return () => null;
  if (column.type !== 'phone') return (typed) => plainKey(column, typed);
  const homeCountry = await getSetting(db, 'centre.homeCountry');
  return (typed) => (typed.trim() === '' ? null : normalizeNumber(typed, homeCountry));
}
