import type { Words } from './words.ts';

/** Wanted skills: one with a minimum level, or several joined by "and" (all) or "or" (any). */
export type WantedSkills =
  | { readonly skill: string; readonly levelMin: number }
  | { readonly all: readonly WantedSkills[] }
  | { readonly any: readonly WantedSkills[] };

/** One step of relaxing: what is wanted once a contact has waited so long; null wants nobody in particular. */
export interface Ring {
  readonly afterMs: number;
  readonly wants: WantedSkills | null;
}

/** The levels of one agent by skill. */
export type SkillLevels = Readonly<Record<string, number>>;

/**
 * How well somebody fits: null where they do not; else the level, where "and" adds levels up and "or" takes the best.
 * Whoever fits a wish for nobody in particular has level 0.
 */
export function fittingLevel(wants: WantedSkills | null, skills: SkillLevels): number | null {
  if (wants === null) return 0;
  if ('skill' in wants) {
    const level = Object.hasOwn(skills, wants.skill) ? skills[wants.skill] : undefined;
    return level !== undefined && level >= wants.levelMin ? level : null;
  }
  if ('all' in wants) {
    let sum = 0;
    for (const part of wants.all) {
      const level = fittingLevel(part, skills);
      if (level === null) return null;
      sum += level;
    }
    return sum;
  }
  let best: number | null = null;
  for (const part of wants.any) {
    const level = fittingLevel(part, skills);
    if (level !== null && (best === null || level > best)) best = level;
  }
  return best;
}

/** The wish as a sentence begins with it: "Wants billing from level 3 and (German from level 1 or English from level 1)". */
export function wishInWords(wants: WantedSkills | null): Words {
  if (wants === null) return { en: 'Wants no particular skill', zh: '不限技能' };
  const { en, zh } = wantedInWords(wants);
  return { en: `Wants ${en}`, zh: `需要${zh}` };
}

function wantedInWords(wants: WantedSkills): Words {
  if ('skill' in wants)
    return { en: `${wants.skill} from level ${wants.levelMin}`, zh: `${wants.skill}（${wants.levelMin} 级以上）` };
  const [parts, en, zh] = 'all' in wants ? [wants.all, ' and ', '且'] : [wants.any, ' or ', '或'];
  const words = parts.map((part) => {
    const inner = wantedInWords(part);
    return 'skill' in part ? inner : { en: `(${inner.en})`, zh: `（${inner.zh}）` };
  });
  return { en: words.map((word) => word.en).join(en), zh: words.map((word) => word.zh).join(zh) };
}
