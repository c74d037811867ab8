import type { Candidate } from './desk.ts';
import type { Waiting } from './waiting.ts';
import { wishInWords } from './wanted-skills.ts';
import { seconds, type Words } from './words.ts';

/** Why this contact goes to this agent. */
export function offerInWords(
  waiting: Waiting,
  chosen: Candidate,
  personal: boolean,
  choices: number,
  now: number,
): Words {
  const { contact, terms, board, demand } = waiting;
  const { agent } = chosen.desk;
  const who: Words = terms.vip ? { en: 'VIP', zh: 'VIP 客户' } : { en: 'Caller', zh: '来电者' };
  const waited = seconds(now - contact.sinceMs);
  const start: Words = { en: `${who.en} waited ${waited} s. `, zh: `${who.zh}已等待 ${waited} 秒。` };
  if (contact.assignedTo === agent.id)
    return {
      en: `${start.en}A supervisor picked ${agent.name} for it`,
      zh: `${start.zh}主管指定由${agent.name}接听`,
    };
  if (personal) {
    const own = contact.sticky?.agentId !== agent.id;
    return {
      en: `${start.en}${agent.name} is ${own ? "this customer's own agent" : 'the one who last spoke with this customer'} and is free`,
      zh: `${start.zh}${agent.name}是${own ? '该客户的专属坐席' : '上次与该客户通话的坐席'}，现在空闲`,
    };
  }
  const wants = wishInWords(demand.rings[chosen.ring]?.wants ?? null);
  const relaxed: Words =
    chosen.ring === 0
      ? { en: '', zh: '' }
      : { en: ` (relaxed ${chosen.ring} times)`, zh: `（已放宽 ${chosen.ring} 次）` };
  const idle = seconds(now - agent.idleSinceMs);
  const turn = {
    skills_first: { en: `has the best level (${chosen.level})`, zh: `技能级别最高（${chosen.level}）` },
    longest_idle: { en: `is free the longest (${idle} s)`, zh: `空闲最久（${idle} 秒）` },
    most_recently_idle: { en: `became free last (${idle} s ago)`, zh: `最近空闲（${idle} 秒前）` },
    round_robin: { en: 'is next in turn', zh: '按轮流次序轮到' },
    fewest_calls: { en: `took the fewest (${agent.contactsTaken})`, zh: `接听最少（${agent.contactsTaken} 次）` },
    ring_several: { en: 'rings together with others', zh: '与其他坐席同时振铃' },
  }[board.queue.strategy];
  const among: Words =
    choices === 1
      ? { en: `${agent.name} is the only one free who fits`, zh: `${agent.name}是唯一空闲且符合的坐席` }
      : {
          en: `Of ${choices} free who fit, ${agent.name} ${turn.en}`,
          zh: `在 ${choices} 位空闲且符合的坐席中，${agent.name}${turn.zh}`,
        };
  return {
    en: `${start.en}${wants.en}${relaxed.en}. ${among.en}`,
    zh: `${start.zh}${wants.zh}${relaxed.zh}。${among.zh}`,
  };
}
