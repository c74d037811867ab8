import { type Database, flowDrafts, flows, flowVersions } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { type Actor, type AuditedChange, auditedEach } from '../audit.ts';
import { RecordError } from '../record-error.ts';
import { documentDelta } from './document-delta.ts';

/** A flow as it is being worked on. */
export interface DraftOfFlow {
  readonly id: string;
  readonly revision: number;
  readonly document: FlowDocument;
}

/**
 * The drafts of all flows that are not archived, by name.
 * @param mentioning only those in which this text occurs somewhere, in whatever case: cheap, and a sieve only
 */
export async function listDrafts(db: Database, mentioning?: string): Promise<DraftOfFlow[]> {
  return await db
    .select({ id: flows.id, revision: flowDrafts.revision, document: flowDrafts.document })
    .from(flows)
    .innerJoin(flowDrafts, eq(flowDrafts.flowId, flows.id))
    .where(and(isNull(flows.archivedAt), mentioning === undefined ? undefined : mentions(mentioning)))
    .orderBy(asc(flows.name), asc(flows.id));
}

/** In stored JSON a text stands as JSON writes it: quotes and line ends escaped. */
function mentions(text: string): SQL {
  const written = JSON.stringify(text).slice(1, -1);
  return sql`position(lower(${written}) in lower(${flowDrafts.document}::text)) > 0`;
}

/** What callers get now: the published documents of flows that are not archived, by flow id. */
export async function listPublishedDocuments(db: Database): Promise<ReadonlyMap<string, FlowDocument>> {
  const rows = await db
    .select({ id: flows.id, document: flowVersions.document })
    .from(flows)
    .innerJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion))
    .where(isNull(flows.archivedAt));
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/**
 * Saves several drafts at once, all or none, with an entry in the audit log for each. The revision is the one that each
 * document was made from.
 * @throws RecordError `outdated` naming the flows that somebody saved meanwhile; nothing is changed then
 */
export async function saveDrafts(db: Database, actor: Actor, drafts: readonly DraftOfFlow[]): Promise<void> {
  const ids = drafts.map(({ id }) => id);
  if (ids.length === 0) return;
  await auditedEach(db, actor, async (tx) => {
    // In one order everywhere, so that two who save many at once wait for each other instead of for ever.
    const locked = await tx.select().from(flows).where(inArray(flows.id, ids)).orderBy(asc(flows.id)).for('update');
    const stored = await tx.select().from(flowDrafts).where(inArray(flowDrafts.flowId, ids));
    const before = new Map(stored.map((draft) => [draft.flowId, draft]));
    const outdated = drafts.filter(({ id, revision }) => before.get(id)?.revision !== revision);
    if (outdated.length > 0) throw savedMeanwhile(outdated.map(({ document }) => document.name));
    const changes: AuditedChange[] = [];
    const updatedAt = new Date();
    for (const { id, revision, document } of drafts) {
      const old = before.get(id);
      const delta = old === undefined ? null : documentDelta(old.document, document);
      if (delta === null) continue;
      await tx
        .update(flowDrafts)
        .set({ document, revision: revision + 1, updatedAt, updatedBy: actor.id })
        .where(eq(flowDrafts.flowId, id));
      if (locked.find((flow) => flow.id === id)?.name !== document.name) {
        await tx.update(flows).set({ name: document.name }).where(eq(flows.id, id));
      }
      changes.push({
        action: 'flow.draft_replaced',
        subject: { kind: 'flow', id },
        before: { revision, ...delta.before },
        after: { revision: revision + 1, ...delta.after },
      });
    }
    return { result: undefined, changes };
  });
}

function savedMeanwhile(names: readonly string[]): RecordError {
  return new RecordError(
    'outdated',
    {
      en: `Somebody saved meanwhile: ${names.join(', ')}. Nothing was changed; look at the places again.`,
      zh: `以下流程刚刚被他人保存：${names.join('、')}。未做任何更改，请重新查看。`,
    },
    `${names.length} drafts have another revision`,
  );
}
