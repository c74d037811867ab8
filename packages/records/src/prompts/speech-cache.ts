import { type Database, speechCache } from '@patchbay/drizzle';
import { asc, eq, inArray, lt } from 'drizzle-orm';

export type CachedSpeech = typeof speechCache.$inferSelect;

/** The spoken text, and notes that it was used; null when it has not been spoken yet. */
export async function useCachedSpeech(db: Database, key: string): Promise<CachedSpeech | null> {
  const [row] = await db.update(speechCache).set({ usedAt: new Date() }).where(eq(speechCache.key, key)).returning();
  return row ?? null;
}

/** Writes down spoken text whose file is already in its place. */
export async function storeCachedSpeech(
  db: Database,
  entry: { key: string; path: string; durationMs: number; provider: string },
): Promise<void> {
  const row = { ...entry, durationMs: Math.round(entry.durationMs) };
  await db
    .insert(speechCache)
    .values(row)
    .onConflictDoUpdate({ target: speechCache.key, set: { ...row, usedAt: new Date() } });
}

/** Forgets speech that was not used since `before` and returns the paths of the files that are now to be removed. */
export async function dropUnusedSpeech(db: Database, before: Date, limit = 500): Promise<string[]> {
  const old = await db
    .select({ key: speechCache.key })
    .from(speechCache)
    .where(lt(speechCache.usedAt, before))
    .orderBy(asc(speechCache.usedAt))
    .limit(limit);
  if (old.length === 0) return [];
  const keys = old.map((row) => row.key);
  const gone = await db.delete(speechCache).where(inArray(speechCache.key, keys)).returning({ path: speechCache.path });
  return gone.map((row) => row.path);
}
