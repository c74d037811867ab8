import { calls, type Database, leases, runs } from '@patchbay/drizzle';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';

/** So long after its lease ran out, a runtime is not merely busy. */
const goneSeconds = 60;

/**
 * Ends a run whose runtime is gone for good, and its call. The lease gets a new epoch: should that runtime come back after all, it
 * can write nothing under the old one and begins anew, without this run.
 * @throws RecordError `not_found`; `in_use` where the run has ended, or a runtime carries it or did a minute ago
 */
export async function closeLostRun(db: Database, actor: Actor, runId: string): Promise<void> {
  await audited(db, actor, { action: 'call.closed', subject: { kind: 'call', id: runId } }, async (tx) => {
    const [run] = await tx
      .select({ status: runs.status, lease: runs.runtimeId })
      .from(runs)
      .where(eq(runs.id, runId))
      .for('update');
    if (run === undefined) throw notFound('call', runId);
    if (run.status === 'ended') throw carried('this run has ended', runId);
    const [lease] = await tx
      .select({
        holder: leases.holder,
        gone: sql<boolean>`${leases.expiresAt} < now() - make_interval(secs => ${goneSeconds})`,
      })
      .from(leases)
      .where(eq(leases.name, run.lease ?? ''))
      .for('update');
    if (lease !== undefined && !lease.gone) throw carried(`${lease.holder} carries it`, runId);
    if (lease !== undefined) {
      await tx
        .update(leases)
        .set({ epoch: sql`${leases.epoch} + 1` })
        .where(eq(leases.name, run.lease ?? ''));
    }
    await tx.update(runs).set({ status: 'ended', updatedAt: sql`now()` }).where(eq(runs.id, runId));
    await tx
      .update(calls)
      .set({ endedAt: sql`now()`, endReason: 'cancelled' })
      .where(and(eq(calls.id, runId), isNull(calls.endedAt)));
    return { result: undefined, before: { status: run.status, lease: run.lease }, after: { status: 'ended' } };
  });
}

function carried(why: string, runId: string): RecordError {
  return new RecordError(
    'in_use',
    {
      en: 'A runtime carries this call, or did a minute ago: let it go on there, or hang up.',
      zh: '仍有运行时在处理此通话，或一分钟前仍在处理：请让其继续，或直接挂断。',
    },
    `Run ${runId} cannot be closed: ${why}`,
  );
}
