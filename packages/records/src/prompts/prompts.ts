import { randomUUID } from 'node:crypto';
import { type Database, type PromptRevisionContent, promptRevisions, prompts } from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, type AuditedChange, audited, auditedEach } from '../audit.ts';
import { refuseWhereFlowsUse } from '../centre/centre-uses.ts';
import { notFound } from '../record-error.ts';
import { refuseWhereAnnounced } from './announced-prompts.ts';
import { addRevision, lockPrompt, type Prompt, type PromptRevision } from './revision-rows.ts';

export type { Prompt, PromptRevision } from './revision-rows.ts';

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
  input: { name: string; folder?: string; content: PromptRevisionContent; note?: string; id?: string },
): Promise<{ prompt: Prompt; revision: PromptRevision }> {
  const id = input.id ?? randomUUID();
  return await audited(db, actor, { action: 'prompt.created', subject: { kind: 'prompt', id } }, async (tx) => {
    const folder = input.folder ?? '';
    const [prompt] = await tx.insert(prompts).values({ id, name: input.name, folder }).returning();
    if (!prompt) throw notFound('prompt', id);
    const revision = await addRevision(tx, actor, { promptId: id, content: input.content, note: input.note ?? '' });
    return { result: { prompt, revision }, before: null, after: { name: input.name, folder, content: input.content } };
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

/** @throws RecordError `not_found` */
export async function renamePrompt(db: Database, actor: Actor, id: string, name: string): Promise<void> {
  await audited(db, actor, { action: 'prompt.renamed', subject: { kind: 'prompt', id } }, async (tx) => {
    const prompt = await lockPrompt(tx, id);
    await tx.update(prompts).set({ name }).where(eq(prompts.id, id));
    return { result: undefined, before: { name: prompt.name }, after: { name } };
  });
}

/** Puts prompts where people look for them; the empty folder is none. @throws RecordError `not_found` */
export async function movePrompts(db: Database, actor: Actor, ids: readonly string[], folder: string): Promise<void> {
  await auditedEach(db, actor, async (tx) => {
    const changes: AuditedChange[] = [];
    // In one order everywhere, so that two who move many at once wait for each other instead of for ever.
    for (const id of [...ids].sort()) {
      const before = (await lockPrompt(tx, id)).folder;
      if (before === folder) continue;
      await tx.update(prompts).set({ folder }).where(eq(prompts.id, id));
      const subject = { kind: 'prompt', id } as const;
      changes.push({ action: 'prompt.moved', subject, before: { folder: before }, after: { folder } });
    }
    return { result: undefined, changes };
  });
}

/**
 * Puts a prompt away or brings it back.
 * @throws RecordError `not_found`; `in_use` where a published flow or an announcement plays it, naming them
 */
export async function setPromptArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'prompt.archived' : 'prompt.restored';
  await audited(db, actor, { action, subject: { kind: 'prompt', id } }, async (tx) => {
    const prompt = await lockPrompt(tx, id);
    if ((prompt.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    if (archived) {
      await refuseWhereFlowsUse(tx, 'prompt', id);
      await refuseWhereAnnounced(tx, id);
    }
    const archivedAt = archived ? new Date() : null;
    await tx.update(prompts).set({ archivedAt }).where(eq(prompts.id, id));
    return { result: undefined, before: { archivedAt: prompt.archivedAt }, after: { archivedAt } };
  });
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
  const newestOf = new Map(newest.map((one) => [one.promptId, one]));
  const publishedOf = new Map(published.map((one) => [one.promptId, one]));
  return rows.flatMap((prompt) => {
    const latest = newestOf.get(prompt.id);
    return latest ? [{ ...prompt, latest, published: publishedOf.get(prompt.id) ?? null }] : [];
  });
}
