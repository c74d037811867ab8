import { randomUUID } from 'node:crypto';
import { type Database, wrapUpCodes } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';
import { checkQueueIds } from './known-ids.ts';
import { lastPosition, placeInOrder } from './row-order.ts';

export type WrapUpCode = typeof wrapUpCodes.$inferSelect;
export interface WrapUpCodeInput {
  readonly name: string;
  /** Of no queue in particular: of all. */
  readonly queueIds: readonly string[];
}

/** In the order in which the seat shows them; archived ones too. */
export async function listWrapUpCodes(db: Database): Promise<WrapUpCode[]> {
  return await db.select().from(wrapUpCodes).orderBy(asc(wrapUpCodes.position), asc(wrapUpCodes.id));
}

/** Adds a code behind the others. @throws RecordError `name_taken`, `value_invalid` */
export async function createWrapUpCode(
  db: Database,
  actor: Actor,
  input: WrapUpCodeInput & { id?: string },
): Promise<WrapUpCode> {
  const { id = randomUUID() } = input;
  const subject = { kind: 'wrap_up_code', id } as const;
  return await namedOnce(input.name, () =>
    audited(db, actor, { action: 'wrap_up_code.created', subject }, async (tx) => {
      const values = await checked(tx, input);
      const position = await lastPosition(tx, wrapUpCodes);
      const [row] = await tx
        .insert(wrapUpCodes)
        .values({ ...values, id, position })
        .returning();
      if (!row) throw notFound('wrap_up_code', id);
      return { result: row, before: null, after: row };
    }),
  );
}

/** @throws RecordError `not_found`, `name_taken`, `value_invalid` */
export async function updateWrapUpCode(
  db: Database,
  actor: Actor,
  id: string,
  input: WrapUpCodeInput,
): Promise<WrapUpCode> {
  const subject = { kind: 'wrap_up_code', id } as const;
  return await namedOnce(input.name, () =>
    audited(db, actor, { action: 'wrap_up_code.changed', subject }, async (tx) => {
      const values = await checked(tx, input);
      const [before] = await tx.select().from(wrapUpCodes).where(eq(wrapUpCodes.id, id)).for('update');
      const [row] = await tx.update(wrapUpCodes).set(values).where(eq(wrapUpCodes.id, id)).returning();
      if (!before || !row) throw notFound('wrap_up_code', id);
      return { result: row, before, after: row };
    }),
  );
}

/** Agents can no longer choose it, or can again; past calls keep it. @throws RecordError `not_found` */
export async function setWrapUpCodeArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'wrap_up_code.archived' : 'wrap_up_code.restored';
  await audited(db, actor, { action, subject: { kind: 'wrap_up_code', id } }, async (tx) => {
    const [before] = await tx.select().from(wrapUpCodes).where(eq(wrapUpCodes.id, id)).for('update');
    if (!before) throw notFound('wrap_up_code', id);
    if ((before.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const archivedAt = archived ? new Date() : null;
    await tx.update(wrapUpCodes).set({ archivedAt }).where(eq(wrapUpCodes.id, id));
    return { result: undefined, before: { archivedAt: before.archivedAt }, after: { archivedAt } };
  });
}

/** Codes not named keep their order behind the named ones. @throws RecordError `not_found` */
export async function reorderWrapUpCodes(db: Database, actor: Actor, ids: readonly string[]): Promise<void> {
  const subject = { kind: 'wrap_up_code', id: '*' } as const;
  await audited(db, actor, { action: 'wrap_up_code.reordered', subject }, async (tx) => ({
    result: undefined,
    ...(await placeInOrder(tx, wrapUpCodes, 'wrap_up_code', ids)),
  }));
}

async function checked(tx: Database, input: WrapUpCodeInput): Promise<{ name: string; queueIds: string[] }> {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: 80 });
  const queueIds = await checkQueueIds(tx, notes, input.queueIds);
  refuseProblems({ en: 'The wrap-up code', zh: '小结代码' }, notes);
  return { name, queueIds };
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw nameTaken({ en: 'a wrap-up code (perhaps an archived one)', zh: '小结代码（可能已归档）' }, name);
    }
    throw error;
  }
}
