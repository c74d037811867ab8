import type { Locale, SkillRing, SkillWish, Text } from '@patchbay/flow-schema';
import type { QueueInput } from '@patchbay/records';

export type QueueRules = QueueInput;

/** Names by id, of skills and of queues. */
export type NameOf = (id: string) => string;

/** `90_000` as "1 min 30 s". */
export function durationInWords(ms: number, locale: Locale): string {
  const total = Math.round(ms / 1_000);
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor((total % 3_600) / 60), total % 60];
  const units = locale === 'zh' ? [' 小时', ' 分钟', ' 秒'] : [' h', ' min', ' s'];
  const parts = [hours, minutes, seconds].flatMap((count, at) => (count === 0 ? [] : [`${count}${units[at]}`]));
  return parts.length === 0 ? `0${units[2]}` : parts.join(' ');
}

/** "Billing from level 3 and (German from level 1 or English from level 5)". */
export function wishInWords(wish: SkillWish | null, nameOf: NameOf, locale: Locale): string {
  if (wish === null) return locale === 'zh' ? '任何坐席' : 'anybody';
  if ('skill' in wish) {
    const name = nameOf(wish.skill);
    if (wish.levelMin === 1) return name;
    return locale === 'zh' ? `${name}（${wish.levelMin} 级以上）` : `${name} from level ${wish.levelMin}`;
  }
  const [parts, joint] = 'all' in wish ? [wish.all, { en: ' and ', zh: '且' }] : [wish.any, { en: ' or ', zh: '或' }];
  return parts
    .map((part) => {
      const words = wishInWords(part, nameOf, locale);
      if ('skill' in part || parts.length === 1) return words;
      return locale === 'zh' ? `（${words}）` : `(${words})`;
    })
    .join(joint[locale]);
}

/** "First Billing from level 5; after 30 s anybody." */
export function ringsInWords(rings: readonly SkillRing[], nameOf: NameOf, locale: Locale): string {
  const sorted = [...rings].sort((a, b) => a.afterMs - b.afterMs);
  const steps = sorted.map(({ afterMs, wants }, at) => {
    const words = wishInWords(wants, nameOf, locale);
    const after = durationInWords(afterMs, locale);
    if (at === 0 && afterMs === 0) return locale === 'zh' ? `先找${words}` : `first ${words}`;
    return locale === 'zh' ? `等待 ${after}后找${words}` : `after ${after} ${words}`;
  });
  return steps.join(locale === 'zh' ? '；' : '; ');
}

export function actionInWords(action: QueueRules['overflow'][number]['action'], nameOf: NameOf): Text {
  switch (action.kind) {
    case 'queue':
      return { en: `go to the queue ${nameOf(action.queueId)}`, zh: `转到队列“${nameOf(action.queueId)}”` };
    case 'voicemail':
      return { en: 'leave a message', zh: '转语音留言' };
    case 'number':
      return { en: `are put through to ${action.number}`, zh: `转接到 ${action.number}` };
    case 'callback':
      return { en: 'are offered a call back', zh: '提供回呼' };
  }
}

export function overflowInWords(rule: QueueRules['overflow'][number], nameOf: NameOf, locale: Locale): string {
  const action = actionInWords(rule.action, nameOf)[locale];
  switch (rule.when) {
    case 'waited': {
      const after = durationInWords(rule.afterMs, locale);
      return locale === 'zh' ? `等待 ${after}后，来电${action}。` : `After ${after} of waiting, callers ${action}.`;
    }
    case 'length':
      return locale === 'zh'
        ? `已有 ${rule.lengthMax} 人等待时，新来电${action}。`
        : `When ${rule.lengthMax} wait already, new callers ${action}.`;
    case 'no_agents':
      return locale === 'zh' ? `无坐席登录时，来电${action}。` : `When no agent is signed in, callers ${action}.`;
    case 'closed':
      return locale === 'zh' ? `队列关闭时，来电${action}。` : `While the queue is closed, callers ${action}.`;
  }
}

export function termsInWords(rule: QueueRules['terms'][number], nameOf: NameOf, locale: Locale): string {
  const or = locale === 'zh' ? '或' : ' or ';
  const conditions = Object.entries(rule.when)
    .map(([name, values]) => (locale === 'zh' ? `${name} 为 ${values.join(or)}` : `${name} is ${values.join(or)}`))
    .join(locale === 'zh' ? '，且 ' : ' and ');
  const effects = [
    rule.vip === true && (locale === 'zh' ? '排在所有人之前' : 'goes ahead of everyone'),
    rule.priorityAdded !== undefined &&
      (locale === 'zh' ? `优先级 ${signed(rule.priorityAdded)}` : `gets ${signed(rule.priorityAdded)} priority`),
    rule.rings !== undefined &&
      (locale === 'zh'
        ? ringsInWords(rule.rings, nameOf, locale)
        : `needs ${ringsInWords(rule.rings, nameOf, locale)}`),
  ].filter((effect) => typeof effect === 'string');
  return locale === 'zh'
    ? `若 ${conditions}，则${effects.join('，')}。`
    : `If ${conditions}, the caller ${effects.join(', ')}.`;
}

const strategyWords = {
  skills_first: {
    en: 'The agent with the best level gets the call; among equals, who has been free longest.',
    zh: '来电给技能等级最高的坐席；等级相同时给空闲最久者。',
  },
  longest_idle: { en: 'The agent who has been free longest gets the call.', zh: '来电给空闲最久的坐席。' },
  most_recently_idle: {
    en: 'The agent who became free last gets the call, so that others rest longer.',
    zh: '来电给最近空闲的坐席，让其他人休息更久。',
  },
  round_robin: { en: 'Agents take turns.', zh: '坐席轮流接听。' },
  fewest_calls: { en: 'The agent with the fewest calls gets the next.', zh: '来电给接听最少的坐席。' },
  ring_several: {
    en: 'Several agents ring at once; the first to answer has the call.',
    zh: '同时振铃多位坐席，先接听者通话。',
  },
} as const satisfies Record<QueueRules['strategy'], Text>;

export function strategyInWords(strategy: QueueRules['strategy'], locale: Locale): string {
  return strategyWords[strategy][locale];
}

/** What all the rules of a queue do, one sentence each, in the order in which a caller meets them. */
export function queueInWords(queue: QueueRules, nameOf: NameOf, locale: Locale): string[] {
  const zh = locale === 'zh';
  const ringing = durationInWords(queue.ringTimeoutMs, locale);
  const together = queue.strategy === 'ring_several' ? queue.ringTogetherMax : 1;
  const order = [
    queue.ageingPerMinute > 0 &&
      (zh
        ? `每等待一分钟，优先级增加 ${queue.ageingPerMinute}。`
        : `Each minute of waiting adds ${queue.ageingPerMinute} to a caller's priority.`),
    queue.priority !== 0 &&
      (zh
        ? `对同时服务多个队列的坐席，本队列的优先级为 ${signed(queue.priority)}。`
        : `Agents who serve several queues see this one at priority ${signed(queue.priority)}.`),
  ];
  const whom =
    queue.rings.length === 0
      ? zh
        ? '服务此队列的任何坐席均可接听。'
        : 'Any agent who serves the queue will do.'
      : zh
        ? `所需技能：${ringsInWords(queue.rings, nameOf, locale)}。`
        : `Looks for agents step by step: ${ringsInWords(queue.rings, nameOf, locale)}.`;
  return [
    !queue.open && (zh ? '队列已被手动关闭。' : 'The queue is closed by hand.'),
    whom,
    ...queue.terms.map((rule) => termsInWords(rule, nameOf, locale)),
    ...order,
    strategyInWords(queue.strategy, locale),
    together > 1
      ? zh
        ? `最多 ${together} 部话机同时振铃 ${ringing}，然后换人。`
        : `Up to ${together} phones ring for ${ringing}, then others.`
      : zh
        ? `话机振铃 ${ringing}，无人接听则换下一位。`
        : `A phone rings for ${ringing}, then it goes on to the next agent.`,
    ...queue.overflow.map((rule) => overflowInWords(rule, nameOf, locale)),
    wrapUpInWords(queue.wrapUpMs, zh),
    queue.wrapUpRequired && (zh ? '每次通话后须选择小结代码。' : 'Each call needs a wrap-up code.'),
  ].filter((sentence) => typeof sentence === 'string');
}

function wrapUpInWords(wrapUpMs: number | null, zh: boolean): string {
  if (wrapUpMs === null) {
    return zh
      ? '通话后由坐席自行结束话后处理，不限时间。'
      : 'After a call, agents take as long as they need for after-call work.';
  }
  if (wrapUpMs === 0) return zh ? '通话后立即可接下一个来电。' : 'Agents are ready again at once after a call.';
  return zh
    ? `通话后有 ${durationInWords(wrapUpMs, 'zh')}话后处理时间。`
    : `After a call, agents have ${durationInWords(wrapUpMs, 'en')} for after-call work.`;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
