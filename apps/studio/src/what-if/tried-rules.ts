import type { SkillWish } from '@patchbay/flow-schema';
import type { QueueInput } from '@patchbay/records';

/** What can be tried of a queue. */
export type TriedRules = Pick<
  QueueInput,
  'priority' | 'strategy' | 'ringTogetherMax' | 'ringTimeoutMs' | 'ageingPerMinute' | 'rings' | 'overflow'
>;

/** What can be tried of an agent: levels by skill, and queues. */
export interface TriedAgent {
  readonly skills: Readonly<Record<string, number>>;
  readonly queueIds: readonly string[];
}

export function triedRulesOf(queue: TriedRules): TriedRules {
  const { priority, strategy, ringTogetherMax, ringTimeoutMs, ageingPerMinute, rings, overflow } = queue;
  return { priority, strategy, ringTogetherMax, ringTimeoutMs, ageingPerMinute, rings, overflow };
}

/** The skills that rules ask for, by id. */
export function skillsWanted(rules: Pick<TriedRules, 'rings'>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (wish: SkillWish): void => {
    if ('skill' in wish) found.add(wish.skill);
    else for (const part of 'all' in wish ? wish.all : wish.any) visit(part);
  };
  for (const { wants } of rules.rings) if (wants !== null) visit(wants);
  return found;
}
