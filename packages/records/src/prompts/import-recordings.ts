import { randomUUID } from 'node:crypto';
import { type Database, type PromptRevisionContent, prompts } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { type Actor, type AuditedChange, auditedEach } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { loadPromptRevision } from './prompt-revisions.ts';
import { addRevision, latestRevision, lockPrompt } from './revision-rows.ts';

/** A recording that goes to one place of one prompt. */
export interface RecordingPlacement {
  /** A prompt that is there, in the newest revision that the person saw; or a new one by its name. */
  readonly prompt: { readonly id: string; readonly basedOn: string } | { readonly newName: string };
  readonly language: string;
  /** The words between values that were recorded; null for all of the prompt. */
  readonly words: string | null;
  readonly audioId: string;
}

/** What became of one prompt, and what to go back to. */
export interface ImportedPrompt {
  readonly promptId: string;
  readonly revisionId: string;
  /** The newest revision before; null for a prompt that was not there. */
  readonly before: string | null;
}

const importNote = 'import';

/**
 * Puts many recordings into drafts of prompts, all or none: one new revision a prompt, an audit entry each.
 * @throws RecordError `not_found`; `outdated`, naming the prompts that somebody saved meanwhile; `value_invalid`
 */
export async function importRecordings(
  db: Database,
  actor: Actor,
  placements: readonly RecordingPlacement[],
): Promise<ImportedPrompt[]> {
  return await auditedEach(db, actor, async (tx) => {
    const changes: AuditedChange[] = [];
    const result: ImportedPrompt[] = [];
    const outdated: string[] = [];
    for (const [key, mine] of byPrompt(placements)) {
      const [first] = mine;
      if (first === undefined) continue;
      if ('newName' in first.prompt) {
        const content = placed({}, mine);
        const [prompt] = await tx.insert(prompts).values({ id: randomUUID(), name: first.prompt.newName }).returning();
        if (!prompt) throw notFound('prompt', key);
        const revision = await addRevision(tx, actor, { promptId: prompt.id, content, note: importNote });
        result.push({ promptId: prompt.id, revisionId: revision.id, before: null });
        const subject = { kind: 'prompt', id: prompt.id } as const;
        changes.push({ action: 'prompt.created', subject, before: null, after: { name: prompt.name, content } });
        continue;
      }
      const { id, basedOn } = first.prompt;
      const prompt = await lockPrompt(tx, id);
      const before = await latestRevision(tx, id);
      if (before === null || before.id !== basedOn || prompt.archivedAt !== null) {
        outdated.push(prompt.name);
        continue;
      }
      const content = placed(before.content, mine);
      const revision = await addRevision(tx, actor, { promptId: id, content, note: importNote });
      result.push({ promptId: id, revisionId: revision.id, before: before.id });
      changes.push({
        action: 'prompt.revised',
        subject: { kind: 'prompt', id },
        before: { number: before.number, content: before.content },
        after: { number: revision.number, content },
      });
    }
    if (outdated.length > 0) throw changedMeanwhile(outdated);
    return { result, changes };
  });
}

/**
 * Takes an import back, all or nothing: what was there is the newest draft again, and prompts that it made are archived.
 * @throws RecordError `not_found`; `outdated` where somebody saved or published one of them since
 */
export async function undoImportedRecordings(
  db: Database,
  actor: Actor,
  imported: readonly ImportedPrompt[],
): Promise<void> {
  await auditedEach(db, actor, async (tx) => {
    const changes: AuditedChange[] = [];
    const outdated: string[] = [];
    for (const { promptId, revisionId, before } of [...imported].sort((a, b) => (a.promptId < b.promptId ? -1 : 1))) {
      const prompt = await lockPrompt(tx, promptId);
      const latest = await latestRevision(tx, promptId);
      if (latest === null || latest.id !== revisionId || prompt.publishedRevision === revisionId) {
        outdated.push(prompt.name);
        continue;
      }
      const subject = { kind: 'prompt', id: promptId } as const;
      if (before === null) {
        const archivedAt = new Date();
        await tx.update(prompts).set({ archivedAt }).where(eq(prompts.id, promptId));
        changes.push({ action: 'prompt.archived', subject, before: { archivedAt: null }, after: { archivedAt } });
        continue;
      }
      const { content } = await revisionOf(tx, promptId, before);
      const revision = await addRevision(tx, actor, { promptId, content, note: '' });
      changes.push({
        action: 'prompt.revised',
        subject,
        before: { number: latest.number, content: latest.content },
        after: { number: revision.number, content },
      });
    }
    if (outdated.length > 0) throw changedMeanwhile(outdated);
    return { result: undefined, changes };
  });
}

/** In one order everywhere, so that two who import at once wait for each other instead of for ever. */
function byPrompt(placements: readonly RecordingPlacement[]): [string, RecordingPlacement[]][] {
  const grouped = new Map<string, RecordingPlacement[]>();
  for (const placement of placements) {
    const key = 'id' in placement.prompt ? `id ${placement.prompt.id}` : `new ${placement.prompt.newName}`;
    grouped.set(key, [...(grouped.get(key) ?? []), placement]);
  }
  return [...grouped].sort(([a], [b]) => (a < b ? -1 : 1));
}

function placed(content: PromptRevisionContent, placements: readonly RecordingPlacement[]): PromptRevisionContent {
  const next = { ...content };
  for (const { language, words, audioId } of placements) {
    const part = next[language] ?? {};
    next[language] =
      words === null ? { ...part, audioId } : { ...part, wordsAudio: { ...part.wordsAudio, [words]: audioId } };
  }
  return next;
}

function changedMeanwhile(names: readonly string[]): RecordError {
  return new RecordError(
    'outdated',
    {
      en: `Changed by somebody meanwhile: ${names.join(', ')}. Nothing was changed; look at the list again.`,
      zh: `以下提示音刚刚被他人更改：${names.join('、')}。未做任何更改，请重新查看列表。`,
    },
    `${names.length} prompts are no longer as they were`,
  );
}

async function revisionOf(tx: Database, promptId: string, id: string) {
  const revision = await loadPromptRevision(tx, id);
  if (revision.promptId !== promptId) throw notFound('prompt_revision', id);
  return revision;
}
