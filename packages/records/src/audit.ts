import { randomUUID } from 'node:crypto';
import { auditEntries, type Database } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm';
import type { SubjectKind } from './record-error.ts';
import { maskJson } from './sealing/seal-json.ts';

/** Who does something. `id` is null for the installation itself, e.g. when it is first filled. */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
}

export interface AuditSubject {
  readonly kind: SubjectKind | 'setting' | 'api_key';
  readonly id: string;
}

/** What a change did; `unchanged` where there was nothing to do, and then nothing is written down. */
export type Change<T> =
  | { readonly result: T; readonly before: unknown; readonly after: unknown }
  | { readonly result: T; readonly unchanged: true };

/**
 * Carries out a change and writes down who did what, with before and after (null where there was or is nothing), in one
 * transaction: both happen or neither. Sensitive and sealed values are masked.
 * @param entry.action in the past tense with its subject first, e.g. `flow.published`
 */
export async function audited<T>(
  db: Database,
  actor: Actor,
  entry: { action: string; subject: AuditSubject },
  change: (tx: Database) => Promise<Change<T>>,
): Promise<T> {
  return await db.transaction(async (tx) => {
    const done = await change(tx);
    if (!('unchanged' in done)) await writeEntries(tx, actor, [{ ...entry, before: done.before, after: done.after }]);
    return done.result;
  });
}

/** What one of several changes did. */
export interface AuditedChange {
  readonly action: string;
  readonly subject: AuditSubject;
  readonly before: unknown;
  readonly after: unknown;
}

/** As `audited`, for a change of many things at once: an entry for each. */
export async function auditedEach<T>(
  db: Database,
  actor: Actor,
  change: (tx: Database) => Promise<{ readonly result: T; readonly changes: readonly AuditedChange[] }>,
): Promise<T> {
  return await db.transaction(async (tx) => {
    const { result, changes } = await change(tx);
    await writeEntries(tx, actor, changes);
    return result;
  });
}

const entriesAtOnce = 500;

async function writeEntries(tx: Database, actor: Actor, changes: readonly AuditedChange[]): Promise<void> {
  for (let at = 0; at < changes.length; at += entriesAtOnce) {
    await tx.insert(auditEntries).values(
      changes.slice(at, at + entriesAtOnce).map(({ action, subject, before, after }) => ({
        id: randomUUID(),
        actorId: actor.id,
        actorName: actor.name,
        action,
        subjectKind: subject.kind,
        subjectId: subject.id,
        before: asJson(before),
        after: asJson(after),
      })),
    );
  }
}

function asJson(value: unknown): Json | null {
  if (value === null || value === undefined) return null;
  // Dates become text here, so that the masked copy is plain JSON.
  return maskJson(JSON.parse(JSON.stringify(value)));
}

export type AuditEntry = typeof auditEntries.$inferSelect;

export interface AuditFilter {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  /** The last entry of the page before. */
  readonly after?: { readonly at: Date; readonly id: string } | undefined;
  readonly limit?: number | undefined;
}

/** Newest first. */
export async function listAudit(db: Database, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  const conditions: (SQL | undefined)[] = [
    filter.subjectKind === undefined ? undefined : eq(auditEntries.subjectKind, filter.subjectKind),
    filter.subjectId === undefined ? undefined : eq(auditEntries.subjectId, filter.subjectId),
    filter.actorId === undefined ? undefined : eq(auditEntries.actorId, filter.actorId),
    filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
    filter.after === undefined
      ? undefined
      : or(
          lt(auditEntries.at, filter.after.at),
          and(eq(auditEntries.at, filter.after.at), lt(auditEntries.id, filter.after.id)),
        ),
  ];
  return await db
    .select()
    .from(auditEntries)
    .where(and(...conditions))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(filter.limit ?? 50);
}
