import {
  auditEntries,
  type Database,
  type PromptRevisionContent,
  promptRevisions,
  prompts,
  users,
} from '@patchbay/drizzle';
import { and, desc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { refuseValuesWhereAnnounced } from './announced-prompts.ts';
import { refuseUnspeakable } from './prompt-content.ts';
import { addRevision, latestRevision, lockPrompt, type PromptRevision } from './revision-rows.ts';

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

/** When a revision went out to callers, and by whom. */
export interface PromptPublication {
  readonly number: number;
  readonly at: Date;
  readonly by: string;
}

/** Every publication, newest first, as the audit log tells it. */
export async function listPromptPublications(db: Database, promptId: string): Promise<PromptPublication[]> {
  const rows = await db
    .select({ at: auditEntries.at, by: auditEntries.actorName, after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'prompt'),
        eq(auditEntries.subjectId, promptId),
        eq(auditEntries.action, 'prompt.published'),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id));
  return rows.flatMap(({ at, by, after }) => {
    const number = typeof after === 'object' && after !== null && !Array.isArray(after) ? after.number : null;
    return typeof number === 'number' ? [{ number, at, by }] : [];
  });
}

/** A revision never changes, so it may be kept for ever. @throws RecordError `not_found` */
export async function loadPromptRevision(db: Database, id: string): Promise<PromptRevision> {
  const [row] = await db.select().from(promptRevisions).where(eq(promptRevisions.id, id));
  if (!row) throw notFound('prompt_revision', id);
  return row;
}

/**
 * Saves a new revision; callers hear it once it is published.
 * @param input.basedOn the newest revision that the person saw; left out, whatever is newest
 * @throws RecordError `not_found`; `outdated` where somebody saved meanwhile; `value_invalid` for a recording that is gone
 */
export async function savePromptRevision(
  db: Database,
  actor: Actor,
  input: { promptId: string; content: PromptRevisionContent; note?: string; basedOn?: string | undefined },
): Promise<PromptRevision> {
  const { promptId, content, basedOn } = input;
  const subject = { kind: 'prompt', id: promptId } as const;
  return await audited(db, actor, { action: 'prompt.revised', subject }, async (tx) => {
    await lockPrompt(tx, promptId);
    const before = await latestRevision(tx, promptId);
    if (basedOn !== undefined && before?.id !== basedOn) throw savedMeanwhile(promptId);
    const revision = await addRevision(tx, actor, { promptId, content, note: input.note ?? '' });
    return {
      result: revision,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content },
    };
  });
}

function savedMeanwhile(promptId: string): RecordError {
  return new RecordError(
    'outdated',
    {
      en: 'Somebody saved this prompt meanwhile. Copy what you wrote, load the page again, and put it in.',
      zh: '此提示音刚刚被他人保存。请复制您的内容，重新载入页面后再填入。',
    },
    `prompt ${promptId} has a newer revision`,
  );
}

/** What publishing may refuse by: it sees the contents before and after, inside the transaction. */
export type PublishGuard = (
  tx: Database,
  change: {
    readonly promptId: string;
    readonly before: PromptRevisionContent | null;
    readonly after: PromptRevisionContent;
  },
) => Promise<void>;

/**
 * New calls hear this revision from now on; calls under way keep theirs.
 * @throws RecordError `not_found`; `archived`; `value_invalid` for a language that says nothing or a text that cannot be
 *   read; `in_use` where an announcement plays it and it reads out values; whatever `guard` throws
 */
export async function publishPrompt(
  db: Database,
  actor: Actor,
  input: { promptId: string; revisionId: string; guard?: PublishGuard },
): Promise<void> {
  const { promptId, revisionId, guard } = input;
  const subject = { kind: 'prompt', id: promptId } as const;
  await audited(db, actor, { action: 'prompt.published', subject }, async (tx) => {
    const prompt = await lockPrompt(tx, promptId);
    const revision = await loadPromptRevision(tx, revisionId);
    if (revision.promptId !== promptId) throw notFound('prompt_revision', revisionId);
    if (prompt.publishedRevision === revisionId) return { result: undefined, unchanged: true };
    if (prompt.archivedAt !== null) {
      throw new RecordError(
        'archived',
        { en: 'This prompt is archived. Restore it first.', zh: '此提示音已归档，请先恢复。' },
        `prompt ${promptId} is archived`,
      );
    }
    refuseUnspeakable(revision.content);
    await refuseValuesWhereAnnounced(tx, promptId, revision.content);
    const before = prompt.publishedRevision === null ? null : await loadPromptRevision(tx, prompt.publishedRevision);
    await guard?.(tx, { promptId, before: before?.content ?? null, after: revision.content });
    await tx.update(prompts).set({ publishedRevision: revisionId }).where(eq(prompts.id, promptId));
    return {
      result: undefined,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content: revision.content },
    };
  });
}
