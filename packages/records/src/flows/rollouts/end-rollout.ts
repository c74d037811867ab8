import { type Database, rollouts } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { type Actor, audited } from '../../audit.ts';
import { loadRolloutFigures } from './rollout-figures.ts';
import { findRunningRollout, type Rollout } from './rollout-row.ts';

export type RolloutEnd =
  | { readonly ending: Exclude<NonNullable<Rollout['ending']>, 'stopped'>; readonly by: string | null }
  | { readonly ending: 'stopped'; readonly by: null; readonly stoppedFor: NonNullable<Rollout['stoppedFor']> };

/** Ends the roll-out of a flow that runs, if one does, since something else was done to the flow. That is written down as well. */
export async function endRunningRollout(
  tx: Database,
  actor: Actor,
  flowId: string,
  ending: 'superseded' | 'archived',
): Promise<void> {
  const running = await findRunningRollout(tx, flowId);
  if (!running) return;
  const entry = { action: 'flow.rollout_ended', subject: { kind: 'flow', id: flowId } } as const;
  await audited(tx, actor, entry, async (inside) => {
    const { endedWith } = await endRollout(inside, running, { ending, by: actor.id });
    const { version, number, audience } = running;
    return { result: undefined, before: { version, number, audience }, after: { ending, figures: endedWith } };
  });
}

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
