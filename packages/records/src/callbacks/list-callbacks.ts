import { callbacks, customerNumbers, customers, type Database, queues } from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { numberAsTold } from '../customers/customer-numbers.ts';
import { getSetting } from '../settings.ts';

/** Somebody who was promised a call back, as people see it. */
export interface CallbackItem {
  readonly id: string;
  /** The call in which it was promised. */
  readonly callId: string;
  readonly number: string;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly queueId: string;
  readonly queueName: string | null;
  /** The moment the place in the line counts from. */
  readonly since: Date;
  readonly promisedAt: Date;
  /** Not called before this moment. */
  readonly nextAt: Date;
  readonly status: (typeof callbacks.$inferSelect)['status'];
  readonly attempts: number;
  readonly attemptsMax: number;
  readonly endedAt: Date | null;
  /** Why it failed. */
  readonly result: string | null;
  /** The last call that was made for it. */
  readonly outboundCallId: string | null;
}

const callbacksShownMax = 200;

/**
 * Callbacks that are still to be carried out, the longest waiting first; or those that are over, the last first.
 * `callbacksShownMax` at most.
 */
export async function listCallbacks(
  db: Database,
  { open, customerId }: { readonly open: boolean; readonly customerId?: string | undefined },
): Promise<CallbackItem[]> {
  const numbers = customerId === undefined ? null : await numbersOf(db, customerId);
  if (numbers?.length === 0) return [];
  const rows = await db
    .select({ callback: callbacks, queueName: queues.name })
    .from(callbacks)
    .leftJoin(queues, eq(queues.id, callbacks.queueId))
    .where(
      and(
        open ? isNull(callbacks.endedAt) : isNotNull(callbacks.endedAt),
        numbers === null ? undefined : inArray(callbacks.number, numbers),
      ),
    )
    .orderBy(open ? asc(callbacks.since) : desc(callbacks.endedAt))
    .limit(callbacksShownMax);
  const known = await customersOf(
    db,
    rows.map(({ callback }) => callback.number),
  );
  return rows.map(({ callback, queueName }) => {
    const { context: _, mode: _mode, language: _language, retryAfterMs: _retry, ...item } = callback;
    return { ...item, queueName, customer: known.get(callback.number) ?? null };
  });
}

async function numbersOf(db: Database, customerId: string): Promise<string[]> {
  const [rows, homeCountry] = await Promise.all([
    db
      .select({ number: customerNumbers.number })
      .from(customerNumbers)
      .where(eq(customerNumbers.customerId, customerId)),
    getSetting(db, 'centre.homeCountry'),
  ]);
  return rows.flatMap(({ number }) => numberAsTold(number, homeCountry));
}

async function customersOf(db: Database, numbers: readonly string[]) {
  if (numbers.length === 0) return new Map<string, { id: string; name: string }>();
  const rows = await db
    .select({ number: customerNumbers.number, id: customers.id, name: customers.name })
    .from(customerNumbers)
    .innerJoin(customers, eq(customers.id, customerNumbers.customerId))
    .where(inArray(customerNumbers.number, [...new Set(numbers)]));
  return new Map(rows.map(({ number, ...customer }) => [number, customer] as const));
}
