import { randomUUID } from 'node:crypto';
import { type Database, whatIfs } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound } from '../record-error.ts';

export type WhatIfRow = typeof whatIfs.$inferSelect;
export type WhatIfItem = Omit<WhatIfRow, 'question' | 'answer' | 'askedById'>;

const shownMax = 50;
const unfinished = ['waiting', 'running'] as const;

const itemColumns = {
  id: whatIfs.id,
  askedByName: whatIfs.askedByName,
  day: whatIfs.day,
  timeZone: whatIfs.timeZone,
  state: whatIfs.state,
  progress: whatIfs.progress,
  failure: whatIfs.failure,
  createdAt: whatIfs.createdAt,
  finishedAt: whatIfs.finishedAt,
};

/** What was asked of recorded days, the latest first. */
export async function listWhatIfs(db: Database): Promise<WhatIfItem[]> {
  return await db.select(itemColumns).from(whatIfs).orderBy(desc(whatIfs.createdAt)).limit(shownMax);
}

/** @throws RecordError `not_found` */
export async function getWhatIf(db: Database, id: string): Promise<WhatIfRow> {
  const [row] = await db.select().from(whatIfs).where(eq(whatIfs.id, id));
  if (!row) throw notFound('what_if', id);
  return row;
}

/** Keeps a question until somebody works on it. Reading a recorded day is audited as a change is: it tells who worked how much. */
export async function askWhatIf(
  db: Database,
  actor: Actor,
  asked: { readonly day: string; readonly timeZone: string; readonly question: Json },
): Promise<WhatIfItem> {
  const id = randomUUID();
  return await audited(db, actor, { action: 'what_if.asked', subject: { kind: 'what_if', id } }, async (tx) => {
    const [row] = await tx
      .insert(whatIfs)
      .values({ ...asked, id, askedById: actor.id, askedByName: actor.name })
      .returning(itemColumns);
    if (!row) throw notFound('what_if', id);
    const { day, timeZone, question } = asked;
    return { result: row, before: null, after: { day, timeZone, question } };
  });
}

/** Stops one that waits or runs; one that is over stays as it is. @throws RecordError `not_found` */
export async function cancelWhatIf(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'what_if.cancelled', subject: { kind: 'what_if', id } }, async (tx) => {
    const [before] = await tx.select({ state: whatIfs.state }).from(whatIfs).where(eq(whatIfs.id, id)).for('update');
    if (!before) throw notFound('what_if', id);
    if (before.state !== 'waiting' && before.state !== 'running') return { result: undefined, unchanged: true };
    await tx.update(whatIfs).set({ state: 'cancelled', finishedAt: new Date() }).where(eq(whatIfs.id, id));
    return { result: undefined, before, after: { state: 'cancelled' } };
  });
}

/** @throws RecordError `not_found` */
export async function deleteWhatIf(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'what_if.deleted', subject: { kind: 'what_if', id } }, async (tx) => {
    const [row] = await tx.delete(whatIfs).where(eq(whatIfs.id, id)).returning();
    if (!row) throw notFound('what_if', id);
    const { day, timeZone, state } = row;
    return { result: undefined, before: { day, timeZone, state }, after: null };
  });
}

/** Those that nobody has finished, the first asked first. */
export async function listUnfinishedWhatIfs(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: whatIfs.id })
    .from(whatIfs)
    .where(inArray(whatIfs.state, unfinished))
    .orderBy(whatIfs.createdAt);
  return rows.map(({ id }) => id);
}

/** Takes one up, also one whose worker was lost; null where there is nothing to do for it any more. */
export async function beginWhatIf(db: Database, id: string): Promise<WhatIfRow | null> {
  return await setUnfinished(db, id, { state: 'running', progress: 0 });
}

/** False where it was cancelled or deleted: whoever works on it stops. */
export async function noteWhatIfProgress(db: Database, id: string, progress: number): Promise<boolean> {
  return (await setUnfinished(db, id, { progress })) !== null;
}

/** One that was cancelled meanwhile stays so. */
export async function finishWhatIf(db: Database, id: string, answer: unknown): Promise<void> {
  await setUnfinished(db, id, { state: 'done', progress: 1, answer, finishedAt: new Date() });
}

/** @param failure a code */
export async function failWhatIf(db: Database, id: string, failure: string): Promise<void> {
  await setUnfinished(db, id, { state: 'failed', failure, finishedAt: new Date() });
}

async function setUnfinished(
  db: Database,
  id: string,
  changes: Partial<typeof whatIfs.$inferInsert>,
): Promise<WhatIfRow | null> {
  const [row] = await db
    .update(whatIfs)
    .set(changes)
    .where(and(eq(whatIfs.id, id), inArray(whatIfs.state, unfinished)))
    .returning();
  return row ?? null;
}
