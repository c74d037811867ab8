import { randomUUID } from 'node:crypto';
import { type Database, quickPhrases } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, noteProblems, refuseProblems } from '../field-problems.ts';
import { notFound } from '../record-error.ts';
import { checkQueueIds } from './known-ids.ts';
import { lastPosition, placeInOrder } from './row-order.ts';

export type QuickPhrase = typeof quickPhrases.$inferSelect;
export interface QuickPhraseInput {
  readonly title: string;
  readonly text: string;
  /** Of no queue in particular: of all. */
  readonly queueIds: readonly string[];
}

/** In the order in which the seat shows them. */
export async function listQuickPhrases(db: Database): Promise<QuickPhrase[]> {
  return await db.select().from(quickPhrases).orderBy(asc(quickPhrases.position), asc(quickPhrases.id));
}

/** Adds a phrase behind the others. @throws RecordError `value_invalid` */
export async function createQuickPhrase(
  db: Database,
  actor: Actor,
  input: QuickPhraseInput & { id?: string },
): Promise<QuickPhrase> {
  const { id = randomUUID() } = input;
  const subject = { kind: 'quick_phrase', id } as const;
  return await audited(db, actor, { action: 'quick_phrase.created', subject }, async (tx) => {
    const values = await checked(tx, input);
    const position = await lastPosition(tx, quickPhrases);
    const [row] = await tx
      .insert(quickPhrases)
      .values({ ...values, id, position })
      .returning();
    if (!row) throw notFound('quick_phrase', id);
    return { result: row, before: null, after: row };
  });
}

/** @throws RecordError `not_found`, `value_invalid` */
export async function updateQuickPhrase(
  db: Database,
  actor: Actor,
  id: string,
  input: QuickPhraseInput,
): Promise<QuickPhrase> {
  const subject = { kind: 'quick_phrase', id } as const;
  return await audited(db, actor, { action: 'quick_phrase.changed', subject }, async (tx) => {
    const values = await checked(tx, input);
    const [before] = await tx.select().from(quickPhrases).where(eq(quickPhrases.id, id)).for('update');
    const [row] = await tx.update(quickPhrases).set(values).where(eq(quickPhrases.id, id)).returning();
    if (!before || !row) throw notFound('quick_phrase', id);
    return { result: row, before, after: row };
  });
}

/** @throws RecordError `not_found` */
export async function deleteQuickPhrase(db: Database, actor: Actor, id: string): Promise<void> {
  const subject = { kind: 'quick_phrase', id } as const;
  await audited(db, actor, { action: 'quick_phrase.deleted', subject }, async (tx) => {
    const [before] = await tx.delete(quickPhrases).where(eq(quickPhrases.id, id)).returning();
    if (!before) throw notFound('quick_phrase', id);
    return { result: undefined, before, after: null };
  });
}

/** Phrases not named keep their order behind the named ones. @throws RecordError `not_found` */
export async function reorderQuickPhrases(db: Database, actor: Actor, ids: readonly string[]): Promise<void> {
  const subject = { kind: 'quick_phrase', id: '*' } as const;
  await audited(db, actor, { action: 'quick_phrase.reordered', subject }, async (tx) => ({
    result: undefined,
    ...(await placeInOrder(tx, quickPhrases, 'quick_phrase', ids)),
  }));
}

async function checked(tx: Database, input: QuickPhraseInput) {
  const notes = noteProblems();
  const title = checkedText(notes, 'title', input.title, { lengthMax: 80 });
  const text = checkedText(notes, 'text', input.text, { lengthMax: 4_000, lines: true });
  const queueIds = await checkQueueIds(tx, notes, input.queueIds);
  refuseProblems({ en: 'The phrase', zh: '常用语' }, notes);
  return { title, text, queueIds };
}
