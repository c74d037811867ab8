import type { SkillWish } from '@patchbay/flow-schema';

export interface ServingAgent {
  readonly skills: readonly { readonly skillId: string; readonly level: number }[];
}

/** Whether an agent has the wanted skills at their levels. */
export function fits(wish: SkillWish | null, agent: ServingAgent): boolean {
  if (wish === null) return true;
  if ('all' in wish) return wish.all.every((part) => fits(part, agent));
  if ('any' in wish) return wish.any.some((part) => fits(part, agent));
  return agent.skills.some(({ skillId, level }) => skillId === wish.skill && level >= wish.levelMin);
}
