import { isFree } from './desk.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Waiting } from './waiting.ts';
import { wishInWords } from './wanted-skills.ts';
import { seconds, type Words } from './words.ts';

/** Why this contact still waits, in words for a supervisor; null for one that is not in a line. */
export function explainWaiting(floor: RoutingFloor, contactId: string, now: number): Words | null {
  const waiting = floor.waiting.get(contactId);
  if (waiting === undefined) return null;
  const { notBeforeMs } = waiting.contact;
  if (notBeforeMs !== null && notBeforeMs > now) {
    const left = seconds(notBeforeMs - now);
    return { en: `Is called back in ${left} s at the earliest`, zh: `最早 ${left} 秒后回拨` };
  }
  const place = waiting.board.line.indexOf(waiting) + 1;
  const start: Words = {
    en: `Place ${place} in ${waiting.board.queue.name}. `,
    zh: `在${waiting.board.queue.name}排第 ${place} 位。`,
  };
  const why = whyWaiting(floor, waiting, now);
  const back: Words =
    waiting.contact.returned === true && waiting.contact.raised > 0
      ? { en: 'First in line again: the phone of their agent was lost. ', zh: '因坐席话机掉线，重新排在最前。' }
      : { en: '', zh: '' };
  return { en: start.en + back.en + why.en, zh: start.zh + back.zh + why.zh };
}

function whyWaiting(floor: RoutingFloor, waiting: Waiting, now: number): Words {
  const { contact, offer, demand, group } = waiting;
  const nameOf = (agentId: string): string => floor.desks.get(agentId)?.agent.name ?? agentId;
  if (offer !== null) {
    const names = offer.agentIds.map(nameOf);
    const since = seconds(now - offer.madeAtMs);
    return {
      en: `Rings at ${names.join(', ')} since ${since} s`,
      zh: `正在为${names.join('、')}振铃，已 ${since} 秒`,
    };
  }
  if (group === null && contact.assignedTo !== null) {
    const name = nameOf(contact.assignedTo);
    return { en: `A supervisor picked ${name}, who is not free yet`, zh: `主管已指定${name}，该坐席尚未空闲` };
  }
  if (group === null && contact.sticky !== null) {
    const left = seconds(contact.sticky.untilMs - now);
    const name = nameOf(contact.sticky.agentId);
    return {
      en: `Kept for ${name}, who last spoke with this customer, for ${left} s more`,
      zh: `为上次通话的坐席${name}保留，还剩 ${left} 秒`,
    };
  }
  const ring = demand.ringInForce(waiting.timeRing);
  const wants = wishInWords(demand.rings[ring]?.wants ?? null);
  const next = demand.rings[waiting.timeRing + 1];
  const relaxes: Words =
    next === undefined || ring > waiting.timeRing
      ? { en: '', zh: '' }
      : {
          en: `; looks wider in ${seconds(contact.sinceMs + next.afterMs - now)} s`,
          zh: `；${seconds(contact.sinceMs + next.afterMs - now)} 秒后放宽条件`,
        };
  const counts = countFitting(waiting, ring);
  const state: Words =
    counts.fitting === 0
      ? { en: 'nobody signed in fits', zh: '没有符合条件的坐席签入' }
      : {
          en: `${counts.fitting} fit: ${counts.busy} busy, ${counts.wrappingUp} in after-call work, ${counts.away} not ready`,
          zh: `${counts.fitting} 位符合：${counts.busy} 位忙碌，${counts.wrappingUp} 位话后处理，${counts.away} 位未就绪`,
        };
  return { en: `${wants.en}; ${state.en}${relaxes.en}`, zh: `${wants.zh}；${state.zh}${relaxes.zh}` };
}

function countFitting({ board, demand, contact }: Waiting, ring: number) {
  const counts = { fitting: 0, busy: 0, wrappingUp: 0, away: 0 };
  for (const desk of board.desks) {
    if (demand.firstRing(desk) > ring) continue;
    counts.fitting += 1;
    if (desk.agent.status === 'after_call_work') counts.wrappingUp += 1;
    else if (desk.agent.status === 'not_ready') counts.away += 1;
    else if (!isFree(desk, contact.channel)) counts.busy += 1;
  }
  return counts;
}
