import type { Channel } from './contact.ts';
import type { Desk } from './desk.ts';
import { dropAssignments, makeAway } from './offers.ts';
import type { RoutingFloor } from './routing-floor.ts';

/**
 * A talk of this agent is over: after-call work where it is laid down, then ready, or not ready where the agent asked for
 * it meanwhile or was so before. `wrapUpMs` null has no limit.
 */
export function endWork(
  floor: RoutingFloor,
  agentId: string,
  channel: Channel,
  wrapUpMs: number | null,
  now: number,
): void {
  const desk = floor.desks.get(agentId);
  if (desk === undefined) return;
  desk[channel === 'voice' ? 'calls' : 'chats'] -= 1;
  const { agent } = desk;
  const idleSinceMs = desk.calls + desk.chats === 0 ? now : agent.idleSinceMs;
  floor.setAgent(desk, { ...agent, idleSinceMs });
  if (desk.calls > 0) return;
  if (channel === 'voice' && wrapUpMs !== 0)
    floor.setAgent(desk, {
      ...agent,
      idleSinceMs,
      status: 'after_call_work',
      reason: null,
      statusSinceMs: now,
      wrapUpUntilMs: wrapUpMs === null ? null : now + wrapUpMs,
      pauseAfterwards: agent.status === 'not_ready' ? agent.reason : agent.pauseAfterwards,
    });
  else if (agent.status === 'ready' && agent.pauseAfterwards !== null)
    makeAway(floor, desk, agent.pauseAfterwards, now);
}

/** After-call work is over: not ready where that was asked for, else ready. */
export function endWrapUp(floor: RoutingFloor, desk: Desk, now: number): void {
  const { pauseAfterwards } = desk.agent;
  if (pauseAfterwards !== null) makeAway(floor, desk, pauseAfterwards, now);
  else makeReady(floor, desk, now);
}

/** Nothing but what is on them keeps the agent from the next contact. */
export function makeReady(floor: RoutingFloor, desk: Desk, now: number): void {
  floor.setAgent(desk, {
    ...desk.agent,
    status: 'ready',
    reason: null,
    statusSinceMs: now,
    wrapUpUntilMs: null,
    pauseAfterwards: null,
  });
}

/** At once where nothing is in hand; else once conversation and after-call work are over, and no contact is kept for them. */
export function pause(floor: RoutingFloor, desk: Desk, reason: string, now: number): void {
  const { agent, calls } = desk;
  if (calls === 0 || agent.status === 'not_ready') {
    makeAway(floor, desk, reason, now);
    return;
  }
  floor.setAgent(desk, { ...agent, pauseAfterwards: reason });
  dropAssignments(floor, agent.id, now);
}
