import { type Database, openItems, users } from '@patchbay/drizzle';
import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';

const itemsMax = 50;

/** Something still to be done for whoever is on the line. */
export interface SeatOpenItem {
  readonly id: string;
  readonly customerId: string | null;
  readonly callId: string | null;
  readonly title: string;
  readonly dueAt: Date | null;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly createdAt: Date;
}

/** What is open for a customer, or was noted down in a call of somebody unknown; newest first. */
export async function listOpenItemsOf(
  db: Database,
  { customerId, callId }: { customerId: string | null; callId: string },
): Promise<SeatOpenItem[]> {
  const ofCall = and(eq(openItems.callId, callId), isNull(openItems.doneAt));
  const ofCustomer =
    customerId === null ? undefined : and(eq(openItems.customerId, customerId), isNull(openItems.doneAt));
  const rows = await db
    .select({ item: openItems, assignedName: users.name })
    .from(openItems)
    .leftJoin(users, eq(users.id, openItems.assignedTo))
    .where(ofCustomer === undefined ? ofCall : or(ofCustomer, ofCall))
    .orderBy(asc(openItems.dueAt), desc(openItems.createdAt))
    .limit(itemsMax);
  return rows.map(({ item: { createdBy: _, doneAt: __, ...item }, assignedName }) => ({ ...item, assignedName }));
}
