import type { StoredTermsRule } from '@patchbay/drizzle';
import type { SkillRing, SkillWish } from '@patchbay/flow-schema';

/** The ids of all skills that the rules of a queue ask for. */
export function skillsOfQueue(queue: {
  readonly rings: readonly SkillRing[];
  readonly terms: readonly StoredTermsRule[];
}): Set<string> {
  const found = new Set<string>();
  const visit = (wish: SkillWish): void => {
    if ('skill' in wish) found.add(wish.skill);
    else for (const part of 'all' in wish ? wish.all : wish.any) visit(part);
  };
  for (const ring of [...queue.rings, ...queue.terms.flatMap(({ rings }) => rings ?? [])]) {
    if (ring.wants !== null) visit(ring.wants);
  }
  return found;
}
