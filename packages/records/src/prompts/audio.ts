import { audios, type Database, promptRevisions, prompts, type SoundMeasures } from '@patchbay/drizzle';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';

export type Audio = typeof audios.$inferSelect;

/**
 * Writes down a sound whose file is already in its place. The same sound again is the same row.
 * @param input.id SHA-256 of the stored file
 * @param input.path relative to the media folder
 * @throws RecordError `not_found` for a sound to be levelled from that does not exist
 */
export async function addAudio(
  db: Database,
  actor: Actor,
  input: {
    id: string;
    name: string;
    language: string | null;
    source: Audio['source'];
    durationMs: number;
    path: string;
    /** Left out where nobody has measured it yet. */
    measures?: SoundMeasures;
    /** The sound that it was levelled from. */
    leveledFrom?: string | null;
  },
): Promise<Audio> {
  return await audited(db, actor, { action: 'audio.added', subject: { kind: 'audio', id: input.id } }, async (tx) => {
    if (input.leveledFrom) await getAudio(tx, input.leveledFrom);
    const [added] = await tx
      .insert(audios)
      .values({ ...input, durationMs: Math.round(input.durationMs), createdBy: actor.id })
      .onConflictDoNothing()
      .returning();
    if (!added) return { result: await getAudio(tx, input.id), unchanged: true };
    const { name, language, source, durationMs, leveledFrom } = added;
    return { result: added, before: null, after: { name, language, source, durationMs, leveledFrom } };
  });
}

/** Newest first. */
export async function listAudio(db: Database): Promise<Audio[]> {
  return await db.select().from(audios).orderBy(desc(audios.createdAt));
}

/** @throws RecordError `not_found` */
export async function getAudio(db: Database, id: string): Promise<Audio> {
  const [row] = await db.select().from(audios).where(eq(audios.id, id));
  if (!row) throw notFound('audio', id);
  return row;
}

/** Several at once; ids that do not exist are left out. */
export async function getAudios(db: Database, ids: readonly string[]): Promise<Audio[]> {
  if (ids.length === 0) return [];
  return await db
    .select()
    .from(audios)
    .where(inArray(audios.id, [...ids]));
}

/** Writes down what was measured of a sound that had not been. Derived from the sound alone, so it is no change. */
export async function setAudioMeasures(db: Database, id: string, measures: SoundMeasures): Promise<void> {
  await db.update(audios).set({ measures }).where(eq(audios.id, id));
}

/**
 * Removes a sound and returns the path of the file that is now to be removed.
 * @throws RecordError `not_found`; `in_use` where a prompt's newest or published revision plays it
 */
export async function deleteAudio(db: Database, actor: Actor, id: string): Promise<string> {
  return await audited(db, actor, { action: 'audio.deleted', subject: { kind: 'audio', id } }, async (tx) => {
    const [use] = await tx
      .select({ name: prompts.name })
      .from(promptRevisions)
      .innerJoin(prompts, eq(prompts.id, promptRevisions.promptId))
      .where(
        sql`(${promptRevisions.content} @? ${`$.*.audioId ? (@ == ${JSON.stringify(id)})`}::jsonpath
            or ${promptRevisions.content} @? ${`$.*.wordsAudio.* ? (@ == ${JSON.stringify(id)})`}::jsonpath)
          and (${promptRevisions.id} = ${prompts.publishedRevision}
            or ${promptRevisions.number} = (select max(r.number) from prompt_revision r where r.prompt_id = ${prompts.id}))`,
      )
      .limit(1);
    if (use) {
      throw new RecordError(
        'in_use',
        { en: `The prompt "${use.name}" plays this sound.`, zh: `提示音“${use.name}”正在使用此音频。` },
        `audio ${id} is used by prompt ${use.name}`,
      );
    }
    const [gone] = await tx.delete(audios).where(eq(audios.id, id)).returning();
    if (!gone) throw notFound('audio', id);
    return { result: gone.path, before: { name: gone.name, durationMs: gone.durationMs }, after: null };
  });
}
