import {
  type Database,
  flowProposals,
  flowPublications,
  flows,
  flowVersions,
  rollouts,
  users,
} from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { notFound } from '../record-error.ts';

type RolloutEnding = NonNullable<typeof rollouts.$inferSelect.ending>;

const proposers = alias(users, 'proposer');

/** The document of a version. It never changes, so it may be kept for ever. @throws RecordError `not_found` */
export async function loadVersion(db: Database, hash: string): Promise<FlowDocument> {
  const [row] = await db.select().from(flowVersions).where(eq(flowVersions.hash, hash));
  if (!row) throw notFound('version', hash);
  return row.document;
}

export interface PublicationListItem {
  readonly id: string;
  readonly version: string;
  readonly number: number;
  readonly note: string;
  readonly publishedAt: Date;
  readonly publishedByName: string | null;
  /** Whether this is what everyone gets now; a version that is tried on some callers is not. */
  readonly current: boolean;
  /** How its going out to some callers first ended: `running` while it does, null where it went to everyone at once. */
  readonly rollout: 'running' | RolloutEnding | null;
  /** The latest earlier number that meant the same, where another version stood between: somebody went back to it. */
  readonly restoredFrom: number | null;
  /** Of a version that one person proposed and another approved. */
  readonly proposedByName: string | null;
  readonly approvalComment: string | null;
}

/** Newest first. */
export async function listPublications(db: Database, flowId: string): Promise<PublicationListItem[]> {
  const rows = await db
    .select({
      id: flowPublications.id,
      version: flowPublications.version,
      number: flowPublications.number,
      note: flowPublications.note,
      publishedAt: flowPublications.publishedAt,
      publishedByName: users.name,
      published: flows.publishedVersion,
      rolloutId: rollouts.id,
      rolloutEnding: rollouts.ending,
      proposedByName: proposers.name,
      approvalComment: flowProposals.comment,
    })
    .from(flowPublications)
    .innerJoin(flows, eq(flows.id, flowPublications.flowId))
    .leftJoin(rollouts, eq(rollouts.id, flowPublications.id))
    .leftJoin(users, eq(users.id, flowPublications.publishedBy))
    .leftJoin(flowProposals, eq(flowProposals.id, flowPublications.proposalId))
    .leftJoin(proposers, eq(proposers.id, flowProposals.proposedBy))
    .where(eq(flowPublications.flowId, flowId))
    .orderBy(desc(flowPublications.number));
  const current = rows.find(({ version, published }) => version === published)?.id;
  return rows.map(({ published: _, rolloutId, rolloutEnding, ...row }, index) => {
    const [before, ...earlier] = rows.slice(index + 1);
    const same = before?.version === row.version ? undefined : earlier.find(({ version }) => version === row.version);
    return {
      ...row,
      current: row.id === current,
      rollout: rolloutId === null ? null : (rolloutEnding ?? ('running' as const)),
      restoredFrom: same?.number ?? null,
    };
  });
}

/** What was published under a number, with the layout of that day. @throws RecordError `not_found` */
export async function loadPublication(
  db: Database,
  flowId: string,
  number: number,
): Promise<{ version: string; document: FlowDocument; layout: FlowLayout; note: string; publishedAt: Date }> {
  const [row] = await db
    .select({ publication: flowPublications, document: flowVersions.document })
    .from(flowPublications)
    .innerJoin(flowVersions, eq(flowVersions.hash, flowPublications.version))
    .where(and(eq(flowPublications.flowId, flowId), eq(flowPublications.number, number)));
  if (!row) throw notFound('version', `${flowId}#${number}`);
  const { version, layout, note, publishedAt } = row.publication;
  return { version, document: row.document, layout, note, publishedAt };
}

/** The layout a version was last published with: how a past call is drawn. Null when it was never published for the flow. */
export async function loadLayout(db: Database, flowId: string, version: string): Promise<FlowLayout | null> {
  const [row] = await db
    .select({ layout: flowPublications.layout })
    .from(flowPublications)
    .where(and(eq(flowPublications.flowId, flowId), eq(flowPublications.version, version)))
    .orderBy(desc(flowPublications.number))
    .limit(1);
  return row?.layout ?? null;
}
