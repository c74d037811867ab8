import { callNotes, type Database, users } from '@patchbay/drizzle';
import { and, asc, eq, sql } from 'drizzle-orm';
import { notFound } from '../record-error.ts';

export interface CallNote {
  readonly id: string;
  readonly authorId: string;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
  readonly updatedAt: Date;
}

/** Oldest first. */
export async function listCallNotes(db: Database, callId: string): Promise<CallNote[]> {
  const rows = await db
    .select({ note: callNotes, author: users.name })
    .from(callNotes)
    .leftJoin(users, eq(users.id, callNotes.authorId))
    .where(eq(callNotes.callId, callId))
    .orderBy(asc(callNotes.at));
  return rows.map(({ note: { callId: _, words: __, ...note }, author }) => ({ ...note, author: author ?? '' }));
}

/**
 * The one note that this agent keeps about this call: written anew with every save, gone when it is emptied. Saved while it
 * is typed, so it is no change for the audit log.
 * @throws RecordError `not_found` where the id is another's note
 */
export async function saveCallNote(
  db: Database,
  note: { id: string; callId: string; authorId: string; text: string; at: Date },
): Promise<void> {
  const own = sql`${callNotes.authorId} = ${note.authorId} and ${callNotes.callId} = ${note.callId}`;
  if (note.text.trim() === '') {
    await db.delete(callNotes).where(and(eq(callNotes.id, note.id), own));
    return;
  }
  const rows = await db
    .insert(callNotes)
    .values({ ...note, updatedAt: note.at })
    .onConflictDoUpdate({
      target: callNotes.id,
      set: { text: note.text, updatedAt: note.at },
      setWhere: own,
    })
    .returning({ id: callNotes.id });
  if (rows.length === 0) throw notFound('note', note.id);
}
