import { type Database, flowPublications, flows, rollouts, users } from '@patchbay/drizzle';
import { and, desc, eq, isNull, max, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Actor, audited } from '../../audit.ts';
import { RecordError } from '../../record-error.ts';
import { type Flow, lockFlow } from '../flows.ts';
import type { RolloutPlan } from './begin-rollout.ts';
import { endRollout } from './end-rollout.ts';
import { keptAudience } from './rollout-caller.ts';
import { getRollout, type Rollout } from './rollout-row.ts';

export interface RolloutListItem extends Rollout {
  readonly flowName: string;
  readonly startedByName: string | null;
  readonly endedByName: string | null;
}

/** Of one flow, newest first. */
export function listRollouts(db: Database, flowId: string): Promise<RolloutListItem[]> {
  return rolloutsWhere(db, eq(rollouts.flowId, flowId));
}

/** Of all flows: those that run, and those that stopped by themselves where nothing was published since. */
export function listPresentRollouts(db: Database): Promise<RolloutListItem[]> {
  const newest = db
    .select({ number: max(flowPublications.number) })
    .from(flowPublications)
    .where(eq(flowPublications.flowId, rollouts.flowId));
  const isUnanswered = and(eq(rollouts.ending, 'stopped'), eq(rollouts.number, newest));
  return rolloutsWhere(db, or(isNull(rollouts.endedAt), isUnanswered));
}

async function rolloutsWhere(db: Database, condition: SQL | undefined): Promise<RolloutListItem[]> {
  const starter = alias(users, 'starter');
  const ender = alias(users, 'ender');
  const rows = await db
    .select({ rollout: rollouts, flowName: flows.name, startedByName: starter.name, endedByName: ender.name })
    .from(rollouts)
    .innerJoin(flows, eq(flows.id, rollouts.flowId))
    .leftJoin(starter, eq(starter.id, rollouts.startedBy))
    .leftJoin(ender, eq(ender.id, rollouts.endedBy))
    .where(condition)
    .orderBy(desc(rollouts.startedAt), desc(rollouts.id));
  return rows.map(({ rollout, ...names }) => ({ ...rollout, ...names }));
}

/**
 * Changes who gets the new version, and what is allowed of it. Calls under way stay as they are. Where the audience changes,
 * the comparison begins anew: calls of before were chosen differently.
 * @throws RecordError `not_found`, `rollout_ended`, `number_invalid`
 */
export async function changeRollout(db: Database, actor: Actor, id: string, plan: RolloutPlan): Promise<Rollout> {
  return await onRunning(db, actor, { id, action: 'flow.rollout_changed' }, async (tx, { rollout }) => {
    const audience = keptAudience(plan.audience, rollout.homeCountry);
    const isSame = JSON.stringify(audience) === JSON.stringify(rollout.audience);
    const change = { audience, guard: plan.guard, ...(isSame ? {} : { countedSince: new Date() }) };
    await tx.update(rollouts).set(change).where(eq(rollouts.id, id));
    return {
      result: { ...rollout, ...change },
      before: { number: rollout.number, audience: rollout.audience, guard: rollout.guard },
      after: { number: rollout.number, audience, guard: plan.guard },
    };
  });
}

/**
 * Every new call gets the new version from now on.
 * @throws RecordError `not_found`, `rollout_ended`
 */
export async function rollOutToAll(db: Database, actor: Actor, id: string): Promise<Rollout> {
  return await onRunning(db, actor, { id, action: 'flow.rollout_completed' }, async (tx, { rollout }) => {
    await tx.update(flows).set({ publishedVersion: rollout.version }).where(eq(flows.id, rollout.flowId));
    const ended = await endRollout(tx, rollout, { ending: 'to_all', by: actor.id });
    return {
      result: ended,
      before: { version: rollout.baseVersion, number: rollout.baseNumber },
      after: { version: rollout.version, number: rollout.number, figures: ended.endedWith },
    };
  });
}

/**
 * Every new call gets the old version again.
 * @throws RecordError `not_found`, `rollout_ended`
 */
export async function rollBack(db: Database, actor: Actor, id: string): Promise<Rollout> {
  return await onRunning(db, actor, { id, action: 'flow.rolled_back' }, async (tx, { rollout }) => {
    const ended = await endRollout(tx, rollout, { ending: 'back', by: actor.id });
    return {
      result: ended,
      before: { version: rollout.version, number: rollout.number, audience: rollout.audience },
      after: { version: rollout.baseVersion, number: rollout.baseNumber, figures: ended.endedWith },
    };
  });
}

interface Running {
  readonly flow: Flow;
  readonly rollout: Rollout;
}

/** The flow is locked first, as by everyone who publishes: two people deciding at once do so one after the other. */
async function onRunning(
  db: Database,
  actor: Actor,
  { id, action }: { id: string; action: string },
  change: (
    tx: Database,
    running: Running,
  ) => Promise<{ readonly result: Rollout; readonly before: unknown; readonly after: unknown }>,
): Promise<Rollout> {
  const { flowId } = await getRollout(db, id);
  return await audited(db, actor, { action, subject: { kind: 'flow', id: flowId } }, async (tx) => {
    const flow = await lockFlow(tx, flowId);
    const rollout = await getRollout(tx, id);
    if (rollout.endedAt !== null) {
      throw new RecordError(
        'rollout_ended',
        { en: 'This roll-out has ended already.', zh: '此次灰度发布已经结束。' },
        `rollout ${id} ended as ${rollout.ending}`,
      );
    }
    return await change(tx, { flow, rollout });
  });
}
