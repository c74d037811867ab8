import { type Database, rollouts } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { loadRolloutFigures } from './rollout-figures.ts';
import type { Rollout } from './rollout-row.ts';

export type RolloutEnd =
  | { readonly ending: Exclude<NonNullable<Rollout['ending']>, 'stopped'>; readonly by: string | null }
  | { readonly ending: 'stopped'; readonly by: null; readonly stoppedFor: NonNullable<Rollout['stoppedFor']> };

/** Ends a roll-out with the figures of this moment. The flow is locked; what everyone gets now is the caller's affair. */
export async function endRollout(tx: Database, rollout: Rollout, end: RolloutEnd): Promise<Rollout> {
  const change = {
    endedAt: new Date(),
    endedBy: end.by,
    ending: end.ending,
    stoppedFor: end.ending === 'stopped' ? end.stoppedFor : null,
    endedWith: await loadRolloutFigures(tx, rollout),
  };
  await tx.update(rollouts).set(change).where(eq(rollouts.id, rollout.id));
  return { ...rollout, ...change };
}
