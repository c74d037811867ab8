import { randomUUID } from 'node:crypto';
import { type Database, type PromptRevisionContent, promptRevisions, prompts } from '@patchbay/drizzle';
import { desc, eq, max } from 'drizzle-orm';
import type { Actor } from '../audit.ts';
import { notFound } from '../record-error.ts';
import { refuseUnknownAudio } from './prompt-content.ts';

export type Prompt = typeof prompts.$inferSelect;
export type PromptRevision = typeof promptRevisions.$inferSelect;

/** Holds the prompt until the end of the transaction. @throws RecordError `not_found` */
export async function lockPrompt(tx: Database, id: string): Promise<Prompt> {
  const [prompt] = await tx.select().from(prompts).where(eq(prompts.id, id)).for('update');
  if (!prompt) throw notFound('prompt', id);
  return prompt;
}

export async function latestRevision(db: Database, promptId: string): Promise<PromptRevision | null> {
  const [row] = await db
    .select()
    .from(promptRevisions)
    .where(eq(promptRevisions.promptId, promptId))
    .orderBy(desc(promptRevisions.number))
    .limit(1);
  return row ?? null;
}

/** Of a prompt that is locked. @throws RecordError `value_invalid` for a recording that does not exist */
export async function addRevision(
  tx: Database,
  actor: Actor,
  input: { promptId: string; content: PromptRevisionContent; note: string },
): Promise<PromptRevision> {
  await refuseUnknownAudio(tx, input.content);
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
