import { customerNumbers, type Database } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { type EarlierCall, type EarlierThan, listEarlierCalls } from '../seat/earlier-calls.ts';
import { getSetting } from '../settings.ts';
import { numberAsTold } from './customer-numbers.ts';

/** The calls from and to a customer's numbers, newest first. Of a customer that is not there: none. */
export async function listCustomerCalls(
  db: Database,
  customerId: string,
  page: { readonly limit: number; readonly after?: EarlierThan | undefined },
): Promise<EarlierCall[]> {
  const [rows, homeCountry] = await Promise.all([
    db
      .select({ number: customerNumbers.number })
      .from(customerNumbers)
      .where(eq(customerNumbers.customerId, customerId)),
    getSetting(db, 'centre.homeCountry'),
  ]);
  // Calls keep numbers as they came over the line.
  const numbers = rows.flatMap(({ number }) => numberAsTold(number, homeCountry));
  return await listEarlierCalls(db, { numbers, ...page });
}
