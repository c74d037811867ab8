import { auditEntries, type Database, openItems } from '@patchbay/drizzle';
import { and, asc, eq, gt, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { type NamedNumber, replaceTexts } from './named-number.ts';

/** What goes of a customer's own entries: all that was written there. */
export interface ErasedCustomer {
  readonly id: string;
  readonly openItemIds: readonly string[];
}

type Entry = Pick<typeof auditEntries.$inferSelect, 'id' | 'before' | 'after'>;

const entriesAtOnce = 500;

/** The open items go with their customer; afterwards nobody knows which they were. */
export async function erasedCustomer(tx: Database, id: string): Promise<ErasedCustomer> {
  const items = await tx.select({ id: openItems.id }).from(openItems).where(eq(openItems.customerId, id));
  return { id, openItemIds: items.map((item) => item.id) };
}

/** How many entries of the audit log name a number, or are about a customer who goes as well. */
export async function countNaming(db: Database, number: NamedNumber, customer: ErasedCustomer | null): Promise<number> {
  return (await entriesNaming(db, number, customer, '')).length;
}

/**
 * Puts the id of a receipt in the place of every text of the audit log that names a number; of a customer who goes as well, of all that was written.
 * Who did what, and when, stays as it was: the database takes no other change, and this one only for a receipt that it holds.
 * @param receiptId of a receipt that this transaction wrote
 */
export async function eraseFromAudit(
  tx: Database,
  number: NamedNumber,
  customer: ErasedCustomer | null,
  receiptId: string,
): Promise<void> {
  const erased = await entriesNaming(tx, number, customer, receiptId);
  await tx.execute(sql`select set_config('patchbay.erasure', ${receiptId}, true)`);
  for (const { id, before, after } of erased) {
    await tx.update(auditEntries).set({ before, after }).where(eq(auditEntries.id, id));
  }
  await tx.execute(sql`select set_config('patchbay.erasure', '', true)`);
}

/** As they are to be written. */
async function entriesNaming(
  db: Database,
  number: NamedNumber,
  customer: ErasedCustomer | null,
  instead: string,
): Promise<Entry[]> {
  const { before, after, id, subjectId } = auditEntries;
  const found: Entry[] = [];
  let last = '';
  for (;;) {
    const rows = await db
      .select({ id, before, after, subjectId })
      .from(auditEntries)
      .where(
        and(gt(id, last), or(customer === null ? undefined : inArray(subjectId, idsOf(customer)), mayName(number))),
      )
      .orderBy(asc(id))
      .limit(entriesAtOnce);
    for (const row of rows) {
      const isCustomers = customer !== null && idsOf(customer).includes(row.subjectId);
      const isGone = isCustomers ? () => true : number.isIn;
      const [was, becomes] = [row.before, row.after].map((side) => replaceTexts(side, isGone, instead));
      if (JSON.stringify([row.before, row.after]) === JSON.stringify([was, becomes])) continue;
      found.push({ id: row.id, before: was ?? null, after: becomes ?? null });
    }
    if (rows.length < entriesAtOnce) return found;
    last = rows.at(-1)?.id ?? last;
  }
}

const idsOf = ({ id, openItemIds }: ErasedCustomer): string[] => [id, ...openItemIds];

/** Cheap, and true of more than name it: the texts themselves are looked at afterwards. */
function mayName({ marks }: NamedNumber): SQL | undefined {
  const written = sql`translate(concat(${auditEntries.before}, ' ', ${auditEntries.after}), ' ()./-', '')`;
  return or(...marks.map((mark) => like(written, `%${mark.replace(/[\\%_]/g, '\\$&')}%`)));
}
