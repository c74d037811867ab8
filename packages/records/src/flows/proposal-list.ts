import { type Database, flowDrafts, flowProposals, flows, flowVersions, users } from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { notFound } from '../record-error.ts';

export interface ProposalListItem {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: string;
  readonly state: typeof flowProposals.$inferSelect.state;
  readonly note: string;
  readonly proposedAt: Date;
  /** Null where the account is gone. */
  readonly proposedById: string | null;
  readonly proposedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly comment: string;
}

const proposers = alias(users, 'proposer');
const deciders = alias(users, 'decider');
const listed = {
  id: flowProposals.id,
  flowId: flowProposals.flowId,
  flowName: flows.name,
  version: flowProposals.version,
  state: flowProposals.state,
  note: flowProposals.note,
  proposedAt: flowProposals.proposedAt,
  proposedById: flowProposals.proposedBy,
  proposedByName: proposers.name,
  decidedAt: flowProposals.decidedAt,
  decidedByName: deciders.name,
  comment: flowProposals.comment,
};

/** Newest first; those of one flow, or those that are still open, where that is asked for. */
export async function listProposals(
  db: Database,
  filter: { flowId?: string | undefined; open?: boolean | undefined; limit?: number | undefined } = {},
): Promise<ProposalListItem[]> {
  return await db
    .select(listed)
    .from(flowProposals)
    .innerJoin(flows, eq(flows.id, flowProposals.flowId))
    .leftJoin(proposers, eq(proposers.id, flowProposals.proposedBy))
    .leftJoin(deciders, eq(deciders.id, flowProposals.decidedBy))
    .where(
      and(
        filter.flowId === undefined ? undefined : eq(flowProposals.flowId, filter.flowId),
        filter.open === true ? eq(flowProposals.state, 'open') : undefined,
      ),
    )
    .orderBy(desc(flowProposals.proposedAt), desc(flowProposals.id))
    .limit(filter.limit ?? 200);
}

export interface LoadedProposal extends ProposalListItem {
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
  /** What was published when it was proposed; null before the first publication. */
  readonly base: string | null;
  /** What is published now. */
  readonly published: string | null;
  /** Of the draft, then and now: where they differ, somebody went on drawing. */
  readonly revision: number;
  readonly draftRevision: number;
}

/** @throws RecordError `not_found` */
export async function loadProposal(db: Database, id: string): Promise<LoadedProposal> {
  const [row] = await db
    .select({
      ...listed,
      document: flowVersions.document,
      layout: flowProposals.layout,
      base: flowProposals.base,
      published: flows.publishedVersion,
      revision: flowProposals.revision,
      draftRevision: flowDrafts.revision,
    })
    .from(flowProposals)
    .innerJoin(flows, eq(flows.id, flowProposals.flowId))
    .innerJoin(flowVersions, eq(flowVersions.hash, flowProposals.version))
    .innerJoin(flowDrafts, eq(flowDrafts.flowId, flowProposals.flowId))
    .leftJoin(proposers, eq(proposers.id, flowProposals.proposedBy))
    .leftJoin(deciders, eq(deciders.id, flowProposals.decidedBy))
    .where(eq(flowProposals.id, id));
  if (!row) throw notFound('proposal', id);
  return row;
}
