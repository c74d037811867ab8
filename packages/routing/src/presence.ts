import type { DecisionDraft } from './decision-draft.ts';
import { isFree } from './desk.ts';
import { sendOn } from './joining.ts';
import { overflowByAbsence } from './overflow.ts';
import type { QueueBoard } from './queue-board.ts';
import type { RoutingFloor } from './routing-floor.ts';

/** Whoever names this agent is placed anew: they are kept for the agent, or no longer. */
export function showPersonal(floor: RoutingFloor, agentId: string, now: number): void {
  for (const waiting of [...(floor.personal.get(agentId) ?? [])]) floor.show(waiting, now);
}

/** Other rings may be skipped now, and a queue may have nobody left. */
export function agentsChanged(
  floor: RoutingFloor,
  draft: DecisionDraft,
  queueIds: readonly string[],
  now: number,
): void {
  for (const queueId of queueIds) {
    const board = floor.boards.get(queueId);
    if (board === undefined) continue;
    overflowAbsent(floor, draft, board, now);
    if (board.free('voice').size === 0 && board.free('chat').size === 0) continue;
    for (const waiting of board.line.items) if (waiting.group !== null) floor.pendingContacts.add(waiting);
  }
}

export function overflowAbsent(floor: RoutingFloor, draft: DecisionDraft, board: QueueBoard, now: number): void {
  if (board.desks.size > 0) return;
  for (const waiting of [...board.line.items]) {
    const { contact, offer } = waiting;
    const rule = overflowByAbsence(floor, contact, board.queue);
    const kept = waiting.personal.some((id) => {
      const desk = floor.desks.get(id);
      return desk !== undefined && (waiting.group === null || isFree(desk, contact.channel));
    });
    if (rule === undefined || offer !== null || kept) continue;
    floor.unline(waiting);
    sendOn(floor, draft, contact, board.queue, rule, now);
  }
}
