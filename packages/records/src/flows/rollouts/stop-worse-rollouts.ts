import { type Database, leases, rollouts } from '@patchbay/drizzle';
import { type GuardedRate, rateToStopFor } from '@patchbay/flow-schema';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { audited } from '../../audit.ts';
import { lockFlow } from '../flows.ts';
import { endRollout } from './end-rollout.ts';
import { loadRolloutFigures } from './rollout-figures.ts';
import { getRollout, type Rollout } from './rollout-row.ts';

/** The installation itself: nobody pressed anything. */
const installation = { id: null, name: 'Patchbay' };

export interface StoppedRollout {
  readonly id: string;
  readonly flowId: string;
  readonly stoppedFor: GuardedRate;
}

/**
 * Compares what became of the calls of every running roll-out, and stops those whose new version is surely worse than
 * allowed: from then on every new call gets the old version. Each stop is written down with its figures.
 * @param lease who may do so; once another holds it, nothing is stopped
 */
export async function stopWorseRollouts(
  db: Database,
  lease: { readonly name: string; readonly holder: string; readonly epoch: number },
): Promise<StoppedRollout[]> {
  const watched = await db
    .select()
    .from(rollouts)
    .where(and(isNull(rollouts.endedAt), isNotNull(rollouts.guard)));
  const stopped: StoppedRollout[] = [];
  for (const rollout of watched) {
    if ((await worseRateOf(db, rollout)) === null) continue;
    const one = await stop(db, rollout, lease);
    if (one !== null) stopped.push(one);
  }
  return stopped;
}

async function worseRateOf(db: Database, rollout: Rollout): Promise<GuardedRate | null> {
  return rollout.guard && rateToStopFor(await loadRolloutFigures(db, rollout), rollout.guard);
}

/** Looks once more under the lock: somebody may have ended or changed it meanwhile. */
async function stop(
  db: Database,
  { id, flowId }: Rollout,
  lease: { readonly name: string; readonly holder: string; readonly epoch: number },
): Promise<StoppedRollout | null> {
  const entry = { action: 'flow.rollout_stopped', subject: { kind: 'flow', id: flowId } } as const;
  return await audited<StoppedRollout | null>(db, installation, entry, async (tx) => {
    await lockFlow(tx, flowId);
    const rollout = await getRollout(tx, id);
    const stoppedFor = rollout.endedAt === null ? await worseRateOf(tx, rollout) : null;
    if (stoppedFor === null || !(await isHeld(tx, lease))) return { result: null, unchanged: true };
    const ended = await endRollout(tx, rollout, { ending: 'stopped', by: null, stoppedFor });
    return {
      result: { id, flowId, stoppedFor },
      before: { version: rollout.version, number: rollout.number, audience: rollout.audience },
      after: {
        version: rollout.baseVersion,
        number: rollout.baseNumber,
        stoppedFor,
        guard: rollout.guard,
        figures: ended.endedWith,
      },
    };
  });
}

async function isHeld(
  tx: Database,
  lease: { readonly name: string; readonly holder: string; readonly epoch: number },
): Promise<boolean> {
  const held = await tx
    .select({ name: leases.name })
    .from(leases)
    .where(and(eq(leases.name, lease.name), eq(leases.holder, lease.holder), eq(leases.epoch, lease.epoch)))
    .for('share');
  return held.length > 0;
}
