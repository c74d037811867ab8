import type { Database } from '@patchbay/drizzle';
import { type Actor, audited } from '../audit.ts';
import type { FloorField } from '../desk/floor-live.ts';
import type { Permission } from '../permissions.ts';
import { describeFloorAct } from './describe-floor-act.ts';
import type { FloorAct } from './floor-act.ts';

type FloorActType = FloorAct['type'];

interface ActRules {
  readonly permission: Permission;
  /** As the audit log names it. */
  readonly audit: string;
}

/** Who may do it, and how it is written down. Leaving a call needs no more than having come to the floor. */
export const floorActs: Readonly<Record<FloorActType, ActRules>> = {
  'floor.listen': { permission: 'floor.listen', audit: 'conversation.listened_to' },
  'floor.whisper': { permission: 'floor.whisper', audit: 'conversation.whispered_into' },
  'floor.barge': { permission: 'floor.barge', audit: 'conversation.barged_into' },
  'floor.leave': { permission: 'floor.view', audit: 'conversation.left' },
  'floor.take_over': { permission: 'floor.take_over', audit: 'conversation.taken_over' },
  'floor.hangup': { permission: 'floor.hangup', audit: 'call.hung_up' },
  'floor.move': { permission: 'floor.move', audit: 'call.moved' },
  'floor.pick': { permission: 'floor.pick', audit: 'call.picked' },
  'callback.cancel': { permission: 'floor.callback', audit: 'callback.cancelled' },
  'callback.call_now': { permission: 'floor.callback', audit: 'callback.called_now' },
  'agent.ready': { permission: 'floor.set_state', audit: 'agent.state_forced' },
  'agent.not_ready': { permission: 'floor.set_state', audit: 'agent.state_forced' },
  'agent.sign_out': { permission: 'floor.sign_out', audit: 'agent.signed_out' },
};

/**
 * Carries out a supervisor's act and writes down who did what to whom, in names. The entry is written first and stays only if
 * the act was done: an act that is refused leaves nothing, and none is done that could not be written down.
 * @param before the fields of the floor as they were; those that the act concerns are enough
 * @throws what `carryOut` throws
 */
export async function auditFloorAct(
  db: Database,
  actor: Actor,
  act: FloorAct,
  before: readonly FloorField[],
  carryOut: () => Promise<void>,
): Promise<void> {
  const { subject, change } = await describeFloorAct(db, act, before);
  await db.transaction(async (tx) => {
    await audited(tx, actor, { action: floorActs[act.type].audit, subject }, async () => ({
      result: undefined,
      before: change.before,
      after: change.after,
    }));
    await carryOut();
  });
}
