import type { Json, SkillRing, SkillWish } from '@patchbay/flow-schema';

const levelMax = 10;

function wishFrom(value: Json | undefined): SkillWish | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const group = value.all ?? value.any;
  if (Array.isArray(group)) {
    const parts = group.flatMap((each) => wishFrom(each) ?? []);
    return value.all === undefined ? { any: parts } : { all: parts };
  }
  if (typeof value.skill !== 'string') return null;
  const level = typeof value.levelMin === 'number' ? value.levelMin : 1;
  return { skill: value.skill, levelMin: Math.min(levelMax, Math.max(1, Math.round(level))) };
}

/** The steps as a form shows them; what is no step of skills is left out. */
export function ringsFrom(value: Json | undefined): SkillRing[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each): SkillRing[] => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return [];
    return [{ afterMs: typeof each.afterMs === 'number' ? each.afterMs : 0, wants: wishFrom(each.wants) }];
  });
}

/** The next step of relaxing: half a minute after the last, wanting the same a little less. */
export function nextRing(rings: readonly SkillRing[]): SkillRing {
  const last = rings.at(-1);
  if (last === undefined) return { afterMs: 0, wants: { all: [] } };
  return { afterMs: last.afterMs + 30_000, wants: last.wants === null ? null : relaxed(last.wants) };
}

function relaxed(wish: SkillWish): SkillWish {
  if ('all' in wish) return { all: wish.all.map(relaxed) };
  if ('any' in wish) return { any: wish.any.map(relaxed) };
  return { ...wish, levelMin: Math.max(1, wish.levelMin - 1) };
}
