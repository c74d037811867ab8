import { randomUUID } from 'node:crypto';
import { type Database, openItems, users } from '@patchbay/drizzle';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, noteProblems, refuseProblems } from '../field-problems.ts';
import { isForeignKeyViolation, notFound } from '../record-error.ts';

export type OpenItem = typeof openItems.$inferSelect;
export interface OpenItemInput {
  readonly title: string;
  readonly dueAt: Date | null;
  /** A user's id. */
  readonly assignedTo: string | null;
}

/** Of one customer: what is still to be done first, by when it is due; then what is done, the latest first. */
export async function listOpenItems(
  db: Database,
  customerId: string,
): Promise<(OpenItem & { readonly assigneeName: string | null })[]> {
  const rows = await db
    .select({ item: openItems, assigneeName: users.name })
    .from(openItems)
    .leftJoin(users, eq(users.id, openItems.assignedTo))
    .where(eq(openItems.customerId, customerId))
    .orderBy(
      sql`${openItems.doneAt} is not null`,
      desc(openItems.doneAt),
      asc(openItems.dueAt),
      asc(openItems.createdAt),
    );
  return rows.map(({ item, assigneeName }) => ({ ...item, assigneeName }));
}

/** @param callId the call in which it came up. @throws RecordError `not_found` (customer or assignee), `value_invalid` */
export async function createOpenItem(
  db: Database,
  actor: Actor,
  input: OpenItemInput & { readonly customerId: string | null; readonly callId?: string | null },
): Promise<OpenItem> {
  const id = randomUUID();
  const values = { ...checked(input), customerId: input.customerId, callId: input.callId ?? null };
  try {
    return await audited(db, actor, { action: 'open_item.created', subject: { kind: 'open_item', id } }, async (tx) => {
      const [row] = await tx
        .insert(openItems)
        .values({ ...values, id, createdBy: actor.id })
        .returning();
      if (!row) throw notFound('open_item', id);
      return { result: row, before: null, after: row };
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) throw notFound('customer', input.customerId ?? '');
    throw error;
  }
}

/** @throws RecordError `not_found`, `value_invalid` */
export async function updateOpenItem(db: Database, actor: Actor, id: string, input: OpenItemInput): Promise<OpenItem> {
  const values = checked(input);
  return await audited(db, actor, { action: 'open_item.changed', subject: { kind: 'open_item', id } }, async (tx) => {
    const [before] = await tx.select().from(openItems).where(eq(openItems.id, id)).for('update');
    const [row] = await tx.update(openItems).set(values).where(eq(openItems.id, id)).returning();
    if (!before || !row) throw notFound('open_item', id);
    return { result: row, before, after: row };
  });
}

/** @throws RecordError `not_found` */
export async function setOpenItemDone(db: Database, actor: Actor, id: string, done: boolean): Promise<void> {
  const action = done ? 'open_item.done' : 'open_item.reopened';
  await audited(db, actor, { action, subject: { kind: 'open_item', id } }, async (tx) => {
    const [before] = await tx.select().from(openItems).where(eq(openItems.id, id)).for('update');
    if (!before) throw notFound('open_item', id);
    if ((before.doneAt !== null) === done) return { result: undefined, unchanged: true };
    const doneAt = done ? new Date() : null;
    await tx.update(openItems).set({ doneAt }).where(eq(openItems.id, id));
    return { result: undefined, before: { doneAt: before.doneAt }, after: { doneAt } };
  });
}

function checked(input: OpenItemInput): OpenItemInput {
  const notes = noteProblems();
  const title = checkedText(notes, 'title', input.title, { lengthMax: 300 });
  if (input.dueAt !== null && Number.isNaN(input.dueAt.getTime())) notes.add('dueAt', 'a day and time', '须为日期时间');
  refuseProblems({ en: 'The open item', zh: '待办事项' }, notes);
  return { title, dueAt: input.dueAt, assignedTo: input.assignedTo };
}
