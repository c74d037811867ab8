import { randomUUID } from 'node:crypto';
import { type Database, notReadyReasons } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';
import { lastPosition, placeInOrder } from './row-order.ts';

export type NotReadyReason = typeof notReadyReasons.$inferSelect;
export interface NotReadyReasonInput {
  readonly name: string;
  /** Counts as working time. */
  readonly productive: boolean;
}

/** In the order in which the seat shows them; archived ones too. */
export async function listNotReadyReasons(db: Database): Promise<NotReadyReason[]> {
  return await db.select().from(notReadyReasons).orderBy(asc(notReadyReasons.position), asc(notReadyReasons.id));
}

/** Adds a reason behind the others. @throws RecordError `name_taken`, `value_invalid` */
export async function createNotReadyReason(
  db: Database,
  actor: Actor,
  input: NotReadyReasonInput & { id?: string },
): Promise<NotReadyReason> {
  const { id = randomUUID(), productive } = input;
  const name = checkedName(input.name);
  const subject = { kind: 'not_ready_reason', id } as const;
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'not_ready_reason.created', subject }, async (tx) => {
      const position = await lastPosition(tx, notReadyReasons);
      const [row] = await tx.insert(notReadyReasons).values({ id, name, productive, position }).returning();
      if (!row) throw notFound('not_ready_reason', id);
      return { result: row, before: null, after: row };
    }),
  );
}

/** @throws RecordError `not_found`, `name_taken`, `value_invalid` */
export async function updateNotReadyReason(
  db: Database,
  actor: Actor,
  id: string,
  input: NotReadyReasonInput,
): Promise<NotReadyReason> {
  const name = checkedName(input.name);
  const subject = { kind: 'not_ready_reason', id } as const;
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'not_ready_reason.changed', subject }, async (tx) => {
      const [before] = await tx.select().from(notReadyReasons).where(eq(notReadyReasons.id, id)).for('update');
      const [row] = await tx
        .update(notReadyReasons)
        .set({ name, productive: input.productive })
        .where(eq(notReadyReasons.id, id))
        .returning();
      if (!before || !row) throw notFound('not_ready_reason', id);
      return { result: row, before, after: row };
    }),
  );
}

/** Agents can no longer choose it, or can again; attendance keeps knowing it. @throws RecordError `not_found` */
export async function setNotReadyReasonArchived(
  db: Database,
  actor: Actor,
  id: string,
  archived: boolean,
): Promise<void> {
  const action = archived ? 'not_ready_reason.archived' : 'not_ready_reason.restored';
  await audited(db, actor, { action, subject: { kind: 'not_ready_reason', id } }, async (tx) => {
    const [before] = await tx.select().from(notReadyReasons).where(eq(notReadyReasons.id, id)).for('update');
    if (!before) throw notFound('not_ready_reason', id);
    if ((before.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const archivedAt = archived ? new Date() : null;
    await tx.update(notReadyReasons).set({ archivedAt }).where(eq(notReadyReasons.id, id));
    return { result: undefined, before: { archivedAt: before.archivedAt }, after: { archivedAt } };
  });
}

/** Reasons not named keep their order behind the named ones. @throws RecordError `not_found` */
export async function reorderNotReadyReasons(db: Database, actor: Actor, ids: readonly string[]): Promise<void> {
  const subject = { kind: 'not_ready_reason', id: '*' } as const;
  await audited(db, actor, { action: 'not_ready_reason.reordered', subject }, async (tx) => ({
    result: undefined,
    ...(await placeInOrder(tx, notReadyReasons, 'not_ready_reason', ids)),
  }));
}

function checkedName(name: string): string {
  const notes = noteProblems();
  const checked = checkedText(notes, 'name', name, { lengthMax: 60 });
  refuseProblems({ en: 'The reason', zh: '原因' }, notes);
  return checked;
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw nameTaken({ en: 'a reason (perhaps an archived one)', zh: '原因（可能已归档）' }, name);
    }
    throw error;
  }
}
