import { randomUUID } from 'node:crypto';
import { type Database, type PromptRevisionContent, promptRevisions, prompts, users } from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound } from '../record-error.ts';

export type Prompt = typeof prompts.$inferSelect;
export type PromptRevision = typeof promptRevisions.$inferSelect;

export interface PromptListItem extends Prompt {
  /** Null before the first publication. */
  readonly published: PromptRevision | null;
  /** The newest revision, published or not. */
  readonly latest: PromptRevision;
}

/** Creates a prompt with its first revision, not yet published. */
export async function createPrompt(
  db: Database,
  actor: Actor,
  input: { name: string; content: PromptRevisionContent; note?: string; id?: string },
): Promise<{ prompt: Prompt; revision: PromptRevision }> {
  const id = input.id ?? randomUUID();
  return await audited(db, actor, { action: 'prompt.created', subject: { kind: 'prompt', id } }, async (tx) => {
    const [prompt] = await tx.insert(prompts).values({ id, name: input.name }).returning();
    if (!prompt) throw notFound('prompt', id);
    const revision = await addRevision(tx, actor, { promptId: id, content: input.content, note: input.note ?? '' });
    return { result: { prompt, revision }, before: null, after: { name: input.name, content: input.content } };
  });
}

/** By name; archived ones only when asked for. */
export async function listPrompts(db: Database, options: { archived?: boolean } = {}): Promise<PromptListItem[]> {
  const rows = await db
    .select()
    .from(prompts)
    .where(options.archived ? isNotNull(prompts.archivedAt) : isNull(prompts.archivedAt))
    .orderBy(asc(prompts.name), asc(prompts.id));
  return await withRevisions(db, rows);
}

/** @throws RecordError `not_found` */
export async function getPrompt(db: Database, id: string): Promise<PromptListItem> {
  const [item] = await withRevisions(db, await db.select().from(prompts).where(eq(prompts.id, id)));
  if (!item) throw notFound('prompt', id);
  return item;
}

/** Newest first. */
export async function listPromptRevisions(
  db: Database,
  promptId: string,
): Promise<(PromptRevision & { createdByName: string | null })[]> {
  const rows = await db
    .select({ revision: promptRevisions, createdByName: users.name })
    .from(promptRevisions)
    .leftJoin(users, eq(users.id, promptRevisions.createdBy))
    .where(eq(promptRevisions.promptId, promptId))
    .orderBy(desc(promptRevisions.number));
  return rows.map((row) => ({ ...row.revision, createdByName: row.createdByName }));
}

/** A revision never changes, so it may be kept for ever. @throws RecordError `not_found` */
export async function loadPromptRevision(db: Database, id: string): Promise<PromptRevision> {
  const [row] = await db.select().from(promptRevisions).where(eq(promptRevisions.id, id));
  if (!row) throw notFound('prompt_revision', id);
  return row;
}

/** Saves a new revision; callers hear it once it is published. @throws RecordError `not_found` */
export async function savePromptRevision(
  db: Database,
  actor: Actor,
  input: { promptId: string; content: PromptRevisionContent; note?: string },
): Promise<PromptRevision> {
  const { promptId, content } = input;
  const subject = { kind: 'prompt', id: promptId } as const;
  return await audited(db, actor, { action: 'prompt.revised', subject }, async (tx) => {
    await lockPrompt(tx, promptId);
    const before = await latestRevision(tx, promptId);
    const revision = await addRevision(tx, actor, { promptId, content, note: input.note ?? '' });
    return {
      result: revision,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content },
    };
  });
}

/** New calls hear this revision from now on; calls under way keep theirs. @throws RecordError `not_found` */
export async function publishPrompt(
  db: Database,
  actor: Actor,
  input: { promptId: string; revisionId: string },
): Promise<void> {
  const { promptId, revisionId } = input;
  const subject = { kind: 'prompt', id: promptId } as const;
  await audited(db, actor, { action: 'prompt.published', subject }, async (tx) => {
    const prompt = await lockPrompt(tx, promptId);
    const revision = await loadPromptRevision(tx, revisionId);
    if (revision.promptId !== promptId) throw notFound('prompt_revision', revisionId);
    if (prompt.publishedRevision === revisionId) return { result: undefined, unchanged: true };
    const before = prompt.publishedRevision === null ? null : await loadPromptRevision(tx, prompt.publishedRevision);
    await tx.update(prompts).set({ publishedRevision: revisionId }).where(eq(prompts.id, promptId));
    return {
      result: undefined,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content: revision.content },
    };
  });
}

/** @throws RecordError `not_found` */
export async function renamePrompt(db: Database, actor: Actor, id: string, name: string): Promise<void> {
  await audited(db, actor, { action: 'prompt.renamed', subject: { kind: 'prompt', id } }, async (tx) => {
    const prompt = await lockPrompt(tx, id);
    await tx.update(prompts).set({ name }).where(eq(prompts.id, id));
    return { result: undefined, before: { name: prompt.name }, after: { name } };
  });
}

/** Puts a prompt away or brings it back. Published flows that use it go on using it. @throws RecordError `not_found` */
export async function setPromptArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'prompt.archived' : 'prompt.restored';
  await audited(db, actor, { action, subject: { kind: 'prompt', id } }, async (tx) => {
    const prompt = await lockPrompt(tx, id);
    if ((prompt.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const archivedAt = archived ? new Date() : null;
    await tx.update(prompts).set({ archivedAt }).where(eq(prompts.id, id));
    return { result: undefined, before: { archivedAt: prompt.archivedAt }, after: { archivedAt } };
  });
}

async function lockPrompt(tx: Database, id: string): Promise<Prompt> {
  const [prompt] = await tx.select().from(prompts).where(eq(prompts.id, id)).for('update');
  if (!prompt) throw notFound('prompt', id);
  return prompt;
}

async function latestRevision(db: Database, promptId: string): Promise<PromptRevision | null> {
  const [row] = await db
    .select()
    .from(promptRevisions)
    .where(eq(promptRevisions.promptId, promptId))
    .orderBy(desc(promptRevisions.number))
    .limit(1);
  return row ?? null;
}

async function addRevision(
  tx: Database,
  actor: Actor,
  input: { promptId: string; content: PromptRevisionContent; note: string },
): Promise<PromptRevision> {
  const [last] = await tx
    .select({ number: max(promptRevisions.number) })
    .from(promptRevisions)
    .where(eq(promptRevisions.promptId, input.promptId));
  const [revision] = await tx
    .insert(promptRevisions)
    .values({ id: randomUUID(), ...input, number: (last?.number ?? 0) + 1, createdBy: actor.id })
    .returning();
  if (!revision) throw notFound('prompt', input.promptId);
  return revision;
}

async function withRevisions(db: Database, rows: readonly Prompt[]): Promise<PromptListItem[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const newest = await db
    .selectDistinctOn([promptRevisions.promptId])
    .from(promptRevisions)
    .where(inArray(promptRevisions.promptId, ids))
    .orderBy(asc(promptRevisions.promptId), desc(promptRevisions.number));
  const publishedIds = rows.flatMap((row) => (row.publishedRevision === null ? [] : [row.publishedRevision]));
  const published = await db
    .select()
    .from(promptRevisions)
    .where(and(inArray(promptRevisions.promptId, ids), inArray(promptRevisions.id, publishedIds)));
  return rows.flatMap((prompt) => {
    const latest = newest.find((one) => one.promptId === prompt.id);
    if (!latest) return [];
    return [{ ...prompt, latest, published: published.find((one) => one.id === prompt.publishedRevision) ?? null }];
  });
}
