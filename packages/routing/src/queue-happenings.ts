import type { HandlersOf } from './handler.ts';
import { sendOn } from './joining.ts';
import { withdraw } from './offers.ts';
import { overflowByRemoval } from './overflow.ts';
import { overflowAbsent } from './presence.ts';
import { compareInQueue } from './waiting.ts';
import type { Words } from './words.ts';

/** What each event of a queue changes. */
export const queueHandlers: HandlersOf<'queue'> = {
  'queue.changed': (floor, draft, { queue }, now) => {
    overflowAbsent(floor, draft, floor.setQueue(queue, now), now);
  },

  'queue.removed': (floor, draft, { queueId }, now) => {
    const board = floor.boards.get(queueId);
    if (board === undefined) {
      draft.ignored = 'unknown_queue';
      return;
    }
    const { queue } = board;
    const because: Words = { en: `${queue.name} was removed`, zh: `${queue.name}已被删除` };
    const left = floor.waitingOn(board).sort(compareInQueue);
    for (const { offer } of left)
      if (offer !== null) withdraw(floor, draft, offer, offer.agentIds, 'queue_removed', now);
    floor.removeQueue(board, now);
    for (const waiting of left) {
      const { contact } = waiting;
      floor.unline(waiting);
      const rule = overflowByRemoval(floor, contact, queue);
      if (rule !== undefined) {
        sendOn(floor, draft, contact, queue, rule, now, because);
        continue;
      }
      floor.contacts.delete(contact.id);
      draft.handedBack.push({ contactId: contact.id, fromQueueId: queueId, why: because });
    }
  },
};
