import { randomUUID } from 'node:crypto';
import { type Database, flowDrafts, flowPublications, flows, numbers } from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { endRunningRollout } from './rollouts/end-rollout.ts';

export type Flow = typeof flows.$inferSelect;

export interface FlowListItem extends Flow {
  readonly draftRevision: number;
  readonly draftUpdatedAt: Date;
  /** The number of the published version; null before the first publication. */
  readonly publishedNumber: number | null;
  readonly publishedAt: Date | null;
  readonly numbers: readonly string[];
}

/** Creates a flow with its first draft. The draft's name is the flow's name. */
export async function createFlow(
  db: Database,
  actor: Actor,
  input: { document: FlowDocument; layout: FlowLayout; id?: string },
): Promise<Flow> {
  const id = input.id ?? randomUUID();
  return await audited(db, actor, { action: 'flow.created', subject: { kind: 'flow', id } }, async (tx) => {
    const [flow] = await tx
      .insert(flows)
      .values({ id, name: input.document.name, kind: input.document.kind, createdBy: actor.id })
      .returning();
    if (!flow) throw notFound('flow', id);
    await tx
      .insert(flowDrafts)
      .values({ flowId: id, document: input.document, layout: input.layout, revision: 1, updatedBy: actor.id });
    return { result: flow, before: null, after: { name: flow.name, kind: flow.kind } };
  });
}

/** @throws RecordError `not_found` */
export async function getFlow(db: Database, id: string): Promise<Flow> {
  const [flow] = await db.select().from(flows).where(eq(flows.id, id));
  if (!flow) throw notFound('flow', id);
  return flow;
}

/** By name; archived ones only when asked for. */
export async function listFlows(db: Database, options: { archived?: boolean } = {}): Promise<FlowListItem[]> {
  const rows = await db
    .select({
      flow: flows,
      draftRevision: flowDrafts.revision,
      draftUpdatedAt: flowDrafts.updatedAt,
      publishedNumber: sql<number | null>`(
        select max(${flowPublications.number}) from ${flowPublications}
        where ${flowPublications.flowId} = ${flows.id} and ${flowPublications.version} = ${flows.publishedVersion})`,
      publishedAt: sql<Date | null>`(
        select max(${flowPublications.publishedAt}) from ${flowPublications}
        where ${flowPublications.flowId} = ${flows.id})`.mapWith((value: string | null) =>
        value === null ? null : new Date(value),
      ),
      numbers: sql<string[]>`(
        select coalesce(array_agg(${numbers.number} order by ${numbers.number}), '{}') from ${numbers}
        where ${numbers.flowId} = ${flows.id})`,
    })
    .from(flows)
    .innerJoin(flowDrafts, eq(flowDrafts.flowId, flows.id))
    .where(options.archived ? isNotNull(flows.archivedAt) : isNull(flows.archivedAt))
    .orderBy(asc(flows.name), asc(flows.id));
  return rows.map(({ flow, ...rest }) => ({ ...flow, ...rest }));
}

/**
 * Puts a flow away. It keeps its versions and its past calls.
 * @throws RecordError `not_found`; `in_use` while a number still leads to it
 */
export async function archiveFlow(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'flow.archived', subject: { kind: 'flow', id } }, async (tx) => {
    const flow = await lockFlow(tx, id);
    if (flow.archivedAt !== null) return { result: undefined, unchanged: true };
    const [bound] = await tx.select().from(numbers).where(eq(numbers.flowId, id)).limit(1);
    if (bound) {
      throw new RecordError(
        'in_use',
        {
          en: `The number ${bound.number} leads to this flow. Give the number to another flow first.`,
          zh: `号码 ${bound.number} 正指向此流程，请先将号码改绑到其他流程。`,
        },
        `flow ${id} is bound to ${bound.number}`,
      );
    }
    const archivedAt = new Date();
    await tx.update(flows).set({ archivedAt }).where(eq(flows.id, id));
    await endRunningRollout(tx, actor, id, 'archived');
    return { result: undefined, before: { archivedAt: null }, after: { archivedAt } };
  });
}

/** Brings an archived flow back. @throws RecordError `not_found` */
export async function restoreFlow(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'flow.restored', subject: { kind: 'flow', id } }, async (tx) => {
    const flow = await lockFlow(tx, id);
    if (flow.archivedAt === null) return { result: undefined, unchanged: true };
    await tx.update(flows).set({ archivedAt: null }).where(eq(flows.id, id));
    return { result: undefined, before: { archivedAt: flow.archivedAt }, after: { archivedAt: null } };
  });
}

/** Flows that can be entered from another flow: published, of the same kind, not archived. */
export async function listSubFlowChoices(
  db: Database,
  kind: Flow['kind'],
): Promise<{ id: string; name: string; version: string }[]> {
  const rows = await db
    .select({ id: flows.id, name: flows.name, version: flows.publishedVersion })
    .from(flows)
    .where(and(isNotNull(flows.publishedVersion), isNull(flows.archivedAt), eq(flows.kind, kind)))
    .orderBy(asc(flows.name));
  return rows.flatMap(({ id, name, version }) => (version === null ? [] : [{ id, name, version }]));
}

/** Reads a flow and keeps others from publishing, renaming or archiving it until the transaction ends. */
export async function lockFlow(tx: Database, id: string): Promise<Flow> {
  const [flow] = await tx.select().from(flows).where(eq(flows.id, id)).for('update');
  if (!flow) throw notFound('flow', id);
  return flow;
}
