import type { StoredOverflowRule, StoredQueueAlerts, StoredQueueHours, StoredTermsRule } from '@patchbay/drizzle';
import type { SkillRing, SkillWish } from '@patchbay/flow-schema';
import { checkedText, checkWhole, noteProblems, type ProblemNotes, refuseProblems } from '../field-problems.ts';
import type { Queue, QueueInput } from './queue.ts';

/** What a queue's rules may point at. */
export interface QueueNeighbours {
  readonly queues: readonly Pick<Queue, 'id' | 'name' | 'overflow' | 'archivedAt'>[];
  readonly skillIds: ReadonlySet<string>;
}

const depthMax = 5;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The input as it may be stored: trimmed, rings sorted by their time.
 * @throws RecordError `value_invalid` with every problem by its field, e.g. `overflow.1.action.queueId`
 */
export function checkedQueue(id: string, input: QueueInput, neighbours: QueueNeighbours): QueueInput {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: 80 });
  checkWhole(notes, 'priority', input.priority, -100, 100);
  checkWhole(notes, 'ringTogetherMax', input.ringTogetherMax, 1, 50);
  checkWhole(notes, 'ringTimeoutMs', input.ringTimeoutMs, 3_000, 300_000);
  if (input.wrapUpMs !== null) checkWhole(notes, 'wrapUpMs', input.wrapUpMs, 0, hourMs);
  if (!(input.ageingPerMinute >= 0 && input.ageingPerMinute <= 100)) {
    notes.add('ageingPerMinute', 'from 0 to 100 points a minute', '每分钟 0 至 100 分');
  }
  checkWhole(notes, 'serviceLevelMs', input.serviceLevelMs, 1_000, hourMs);
  if (!(input.serviceLevelTarget >= 0 && input.serviceLevelTarget <= 1)) {
    notes.add('serviceLevelTarget', 'from 0 to 100 %', '须为 0 至 100%');
  }
  const rings = checkedRings(notes, 'rings', input.rings, neighbours);
  const terms = checkedTerms(notes, input.terms, neighbours);
  checkOverflow(notes, id, input.overflow, neighbours);
  if (input.hours !== null) checkHours(notes, input.hours);
  if (input.alerts !== null) checkAlerts(notes, input.alerts);
  refuseProblems({ en: 'The queue', zh: '队列' }, notes);
  return { ...input, name, rings, terms };
}

function checkedRings(
  notes: ProblemNotes,
  field: string,
  rings: readonly SkillRing[],
  { skillIds }: QueueNeighbours,
): SkillRing[] {
  if (rings.length > 20) notes.add(field, '20 steps at most', '最多 20 步');
  for (const [at, ring] of rings.entries()) {
    checkWhole(notes, `${field}.${at}.afterMs`, ring.afterMs, 0, dayMs);
    if (ring.wants !== null) checkWish(notes, `${field}.${at}.wants`, ring.wants, skillIds, 1);
  }
  const sorted = [...rings].sort((a, b) => a.afterMs - b.afterMs);
  if (sorted.some((ring, at) => ring.afterMs === sorted[at - 1]?.afterMs)) {
    notes.add(field, 'each step needs a waiting time of its own', '每一步须有不同的等待时间');
  }
  return sorted;
}

function checkWish(
  notes: ProblemNotes,
  field: string,
  wish: SkillWish,
  skillIds: ReadonlySet<string>,
  depth: number,
): void {
  if ('skill' in wish) {
    if (!skillIds.has(wish.skill)) notes.add(`${field}.skill`, 'this skill does not exist (any more)', '此技能不存在');
    checkWhole(notes, `${field}.levelMin`, wish.levelMin, 1, 10);
    return;
  }
  const [parts, key] = 'all' in wish ? [wish.all, 'all'] : [wish.any, 'any'];
  if (parts.length === 0) notes.add(field, 'a group needs at least one skill', '每个组至少需要一项技能');
  if (parts.length > 20) notes.add(field, 'a group has 20 skills at most', '每个组最多 20 项技能');
  if (depth >= depthMax) {
    notes.add(field, `groups go ${depthMax - 1} deep at most`, `分组最多嵌套 ${depthMax - 1} 层`);
    return;
  }
  for (const [at, part] of parts.entries()) checkWish(notes, `${field}.${key}.${at}`, part, skillIds, depth + 1);
}

function checkedTerms(
  notes: ProblemNotes,
  terms: readonly StoredTermsRule[],
  neighbours: QueueNeighbours,
): StoredTermsRule[] {
  if (terms.length > 50) notes.add('terms', '50 rules at most', '最多 50 条规则');
  return terms.map((rule, at) => {
    const conditions = Object.entries(rule.when);
    if (conditions.length === 0) notes.add(`terms.${at}.when`, 'a rule needs a condition', '规则至少需要一个条件');
    for (const [name, values] of conditions) {
      const field = `terms.${at}.when.${name}`;
      if (!/^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u.test(name)) {
        notes.add(field, 'a name such as level, place or language', '须为字段名，如 level、place、language');
      }
      if (values.length === 0) notes.add(field, 'at least one value', '至少需要一个值');
      if (values.some((value) => typeof value === 'string' && value.trim() === '')) {
        notes.add(field, 'no empty value', '值不能为空');
      }
    }
    if (rule.priorityAdded !== undefined) {
      checkWhole(notes, `terms.${at}.priorityAdded`, rule.priorityAdded, -100, 100);
    }
    if (rule.priorityAdded === undefined && rule.vip === undefined && rule.rings === undefined) {
      notes.add(`terms.${at}`, 'a rule has to change something', '规则须有效果');
    }
    const checked = { ...rule, when: withCountries(rule.when) };
    if (rule.rings === undefined) return checked;
    return { ...checked, rings: checkedRings(notes, `terms.${at}.rings`, rule.rings, neighbours) };
  });
}

/** Countries are compared as the places of numbers have them: in capital letters. */
function withCountries(when: StoredTermsRule['when']): StoredTermsRule['when'] {
  const { country, ...others } = when;
  if (country === undefined) return when;
  const capital = (value: (typeof country)[number]) => (typeof value === 'string' ? value.trim().toUpperCase() : value);
  return { ...others, country: country.map(capital) };
}

function checkOverflow(
  notes: ProblemNotes,
  id: string,
  rules: readonly StoredOverflowRule[],
  neighbours: QueueNeighbours,
): void {
  if (rules.length > 20) notes.add('overflow', '20 rules at most', '最多 20 条规则');
  for (const [at, rule] of rules.entries()) {
    if (rule.when === 'waited') checkWhole(notes, `overflow.${at}.afterMs`, rule.afterMs, 1_000, dayMs);
    if (rule.when === 'length') checkWhole(notes, `overflow.${at}.lengthMax`, rule.lengthMax, 1, 10_000);
    const { action } = rule;
    if (action.kind === 'number' && !/^\+?[0-9*#]{1,32}$/.test(action.number)) {
      notes.add(
        `overflow.${at}.action.number`,
        'digits, with + in front for an international number',
        '须为数字，国际号码以 + 开头',
      );
    }
    if (action.kind === 'queue') checkTarget(notes, `overflow.${at}.action.queueId`, id, action.queueId, neighbours);
  }
}

function checkTarget(
  notes: ProblemNotes,
  field: string,
  id: string,
  target: string,
  { queues }: QueueNeighbours,
): void {
  const found = queues.find((queue) => queue.id === target);
  if (target === id) notes.add(field, 'a queue cannot send callers on to itself', '队列不能溢出到自身');
  else if (!found) notes.add(field, 'this queue does not exist (any more)', '此队列不存在');
  else if (found.archivedAt !== null) notes.add(field, `"${found.name}" is archived`, `“${found.name}”已归档`);
  else {
    const way = wayBack(target, id, queues);
    if (way === null) return;
    const names = way.map((step) => queues.find((queue) => queue.id === step)?.name ?? step).join(' → ');
    notes.add(field, `callers would go in a circle: ${names} → this queue`, `来电会循环：${names} → 本队列`);
  }
}

/** The queues passed from `from` until `to` comes next; null where it never does. */
function wayBack(
  from: string,
  to: string,
  queues: QueueNeighbours['queues'],
  seen = new Set<string>(),
): string[] | null {
  if (seen.has(from)) return null;
  seen.add(from);
  for (const { action } of queues.find((queue) => queue.id === from)?.overflow ?? []) {
    if (action.kind !== 'queue') continue;
    if (action.queueId === to) return [from];
    const rest = wayBack(action.queueId, to, queues, seen);
    if (rest !== null) return [from, ...rest];
  }
  return null;
}

function checkHours(notes: ProblemNotes, hours: StoredQueueHours): void {
  if (!isTimeZone(hours.timeZone)) {
    notes.add('hours.timeZone', 'a time zone such as Europe/Berlin or Asia/Shanghai', '须为时区名称，如 Asia/Shanghai');
  }
  if (hours.week.length === 0)
    notes.add('hours.week', 'at least one time at which the queue is open', '至少需要一段营业时间');
  if (hours.week.length > 100) notes.add('hours.week', '100 times at most', '最多 100 段时间');
  const fine = hours.week.flatMap((span, at) => {
    const fits =
      Number.isInteger(span.day) && span.day >= 1 && span.day <= 7 && minutesOf(span.from) < minutesOf(span.to);
    if (!fits)
      notes.add(
        `hours.week.${at}`,
        'a day and a time from … to, such as 09:00 to 17:30',
        '须有星期及起止时间，如 09:00 至 17:30',
      );
    return fits ? [{ ...span, at }] : [];
  });
  for (const span of fine) {
    const earlier = fine.find(
      (other) =>
        other.at < span.at &&
        other.day === span.day &&
        minutesOf(other.from) < minutesOf(span.to) &&
        minutesOf(span.from) < minutesOf(other.to),
    );
    if (earlier)
      notes.add(
        `hours.week.${span.at}`,
        `overlaps with ${earlier.from} to ${earlier.to}`,
        `与 ${earlier.from} 至 ${earlier.to} 重叠`,
      );
  }
}

/** NaN for what is no time, so that no comparison with it holds. */
function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (time === '24:00') return 1_440;
  return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function checkAlerts(notes: ProblemNotes, alerts: StoredQueueAlerts): void {
  const { waitingMax, longestWaitMs, serviceLevelMin, agentsReadyMin } = alerts;
  if (waitingMax !== null) checkWhole(notes, 'alerts.waitingMax', waitingMax, 0, 10_000);
  if (longestWaitMs !== null) checkWhole(notes, 'alerts.longestWaitMs', longestWaitMs, 1_000, dayMs);
  if (agentsReadyMin !== null) checkWhole(notes, 'alerts.agentsReadyMin', agentsReadyMin, 0, 10_000);
  if (serviceLevelMin !== null && !(serviceLevelMin >= 0 && serviceLevelMin <= 1)) {
    notes.add('alerts.serviceLevelMin', 'from 0 to 100 %', '须为 0 至 100%');
  }
}
