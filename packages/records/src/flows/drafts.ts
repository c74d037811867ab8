import { type Database, flowDrafts, flows, users } from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound } from '../record-error.ts';
import { documentDelta } from './document-delta.ts';
import { lockFlow } from './flows.ts';

export interface FlowDraft {
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: { readonly id: string; readonly name: string } | null;
}

/** @throws RecordError `not_found` */
export async function loadDraft(db: Database, flowId: string): Promise<FlowDraft> {
  const [row] = await db
    .select({ draft: flowDrafts, userId: users.id, userName: users.name })
    .from(flowDrafts)
    .leftJoin(users, eq(users.id, flowDrafts.updatedBy))
    .where(eq(flowDrafts.flowId, flowId));
  if (!row) throw notFound('flow', flowId);
  const { userId, userName } = row;
  return { ...row.draft, updatedBy: userId !== null && userName !== null ? { id: userId, name: userName } : null };
}

/**
 * The revision that is stored now.
 * @throws RecordError `not_found`
 */
export async function draftRevision(db: Database, flowId: string): Promise<number> {
  const [row] = await db
    .select({ revision: flowDrafts.revision })
    .from(flowDrafts)
    .where(eq(flowDrafts.flowId, flowId));
  if (!row) throw notFound('flow', flowId);
  return row.revision;
}

/** A conflict is an outcome, not an error: the editor shows who saved in between and offers both. */
export type SaveDraftResult =
  | { readonly saved: true; readonly revision: number; readonly updatedAt: Date }
  | { readonly saved: false; readonly current: FlowDraft };

/**
 * Saves a draft if nobody else has since `revision` was loaded; otherwise nothing is changed and what is there now is
 * handed back. The flow takes the name that the document has.
 * @throws RecordError `not_found`
 */
export async function saveDraft(
  db: Database,
  actor: Actor,
  input: { flowId: string; revision: number; document: FlowDocument; layout: FlowLayout },
): Promise<SaveDraftResult> {
  const { flowId, document, layout } = input;
  const subject = { kind: 'flow', id: flowId } as const;
  return await audited<SaveDraftResult>(db, actor, { action: 'flow.draft_saved', subject }, async (tx) => {
    const flow = await lockFlow(tx, flowId);
    const before = await loadDraft(tx, flowId);
    if (before.revision !== input.revision) return { result: { saved: false, current: before }, unchanged: true };

    const revision = before.revision + 1;
    const updatedAt = new Date();
    await tx
      .update(flowDrafts)
      .set({ document, layout, revision, updatedAt, updatedBy: actor.id })
      .where(eq(flowDrafts.flowId, flowId));
    if (flow.name !== document.name || flow.kind !== document.kind) {
      await tx.update(flows).set({ name: document.name, kind: document.kind }).where(eq(flows.id, flowId));
    }
    const delta = documentDelta(before.document, document);
    const result: SaveDraftResult = { saved: true, revision, updatedAt };
    // A box that moved is no change of the flow, and no entry for every drag.
    if (delta === null) return { result, unchanged: true };
    return {
      result,
      before: { revision: before.revision, ...delta.before },
      after: { revision, ...delta.after },
    };
  });
}
