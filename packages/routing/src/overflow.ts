import type { Contact } from './contact.ts';
import type { OverflowRule, Queue } from './queue.ts';
import type { QueueBoard } from './queue-board.ts';
import { seconds, type Words } from './words.ts';

/** The queues of a routing group. */
interface Boards {
  readonly boards: ReadonlyMap<string, QueueBoard>;
}

/** A rule that sends nobody to a queue that does not exist or that the contact came from, nor a callback out of the queues. */
function isPassable(floor: Boards, contact: Contact, { action }: OverflowRule): boolean {
  if (action.kind !== 'queue') return !contact.isCallback;
  const { queueId } = action;
  return floor.boards.has(queueId) && queueId !== contact.queueId && !contact.overflowedFrom.includes(queueId);
}

/** The first rule that sends away whoever joins the queue now. */
export function overflowByJoining(floor: Boards, contact: Contact, queue: Queue): OverflowRule | undefined {
  const board = floor.boards.get(queue.id);
  return queue.overflow.find((rule) => {
    if (!isPassable(floor, contact, rule)) return false;
    if (rule.when === 'closed') return !queue.open;
    if (rule.when === 'no_agents') return board?.desks.size === 0;
    return rule.when === 'length' && (board?.line.size ?? 0) >= rule.lengthMax;
  });
}

const byFinality: readonly OverflowRule['when'][] = ['closed', 'no_agents', 'waited', 'length'];

/** What becomes of somebody whose queue is no more: what a closed queue does comes first, then whatever else is laid down. */
export function overflowByRemoval(floor: Boards, contact: Contact, queue: Queue): OverflowRule | undefined {
  const passable = queue.overflow.filter((rule) => isPassable(floor, contact, rule));
  return byFinality.flatMap((when) => passable.filter((rule) => rule.when === when))[0];
}

/** The first rule that sends away whoever waits once the last agent of the queue has signed out. */
export function overflowByAbsence(floor: Boards, contact: Contact, queue: Queue): OverflowRule | undefined {
  return queue.overflow.find((rule) => rule.when === 'no_agents' && isPassable(floor, contact, rule));
}

/** The earliest rule by waiting time, and when it acts. The time counts from joining this queue. */
export function overflowByWaiting(
  floor: Boards,
  contact: Contact,
  queue: Queue,
): { readonly rule: OverflowRule; readonly atMs: number } | undefined {
  let earliest: { readonly rule: OverflowRule; readonly atMs: number } | undefined;
  for (const rule of queue.overflow) {
    if (rule.when !== 'waited' || !isPassable(floor, contact, rule)) continue;
    const atMs = contact.inQueueSinceMs + rule.afterMs;
    if (earliest === undefined || atMs < earliest.atMs) earliest = { rule, atMs };
  }
  return earliest;
}

/** Why a contact overflows, and where to. */
export function overflowInWords(floor: Boards, queue: Queue, rule: OverflowRule, because?: Words): Words {
  const cause: Words = because ?? causeInWords(queue, rule);
  const target = targetInWords(floor, rule);
  return { en: `${cause.en}: ${target.en}`, zh: `${cause.zh}，${target.zh}` };
}

function causeInWords(queue: Queue, rule: OverflowRule): Words {
  return {
    waited: (rule: OverflowRule) => {
      const afterMs = rule.when === 'waited' ? rule.afterMs : 0;
      return {
        en: `Waited ${seconds(afterMs)} s in ${queue.name}`,
        zh: `在${queue.name}等待已满 ${seconds(afterMs)} 秒`,
      };
    },
    length: (rule: OverflowRule) => {
      const lengthMax = rule.when === 'length' ? rule.lengthMax : 0;
      return { en: `${queue.name} already has ${lengthMax} waiting`, zh: `${queue.name}排队已达 ${lengthMax} 人` };
    },
    no_agents: () => ({ en: `Nobody is signed in to ${queue.name}`, zh: `${queue.name}没有坐席签入` }),
    closed: () => ({ en: `${queue.name} is closed`, zh: `${queue.name}已关闭` }),
  }[rule.when](rule);
}

function targetInWords(floor: Boards, { action }: OverflowRule): Words {
  const targetName = action.kind === 'queue' ? (floor.boards.get(action.queueId)?.queue.name ?? action.queueId) : '';
  return {
    queue: { en: `goes to ${targetName}`, zh: `转到${targetName}` },
    voicemail: { en: 'goes to voicemail', zh: '转到语音留言' },
    number: {
      en: `goes to ${action.kind === 'number' ? action.number : ''}`,
      zh: `转到 ${action.kind === 'number' ? action.number : ''}`,
    },
    callback: { en: 'gets a callback', zh: '安排回拨' },
  }[action.kind];
}
