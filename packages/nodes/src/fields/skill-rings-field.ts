import { type ConfigProblem, type FieldMeta, field, type SkillRing, type SkillWish } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

type Path = readonly (string | number)[];

const partsMax = 20;

const wishSchema: z.ZodType<SkillWish> = z.lazy(() =>
  z.union([
    z.strictObject({ skill: z.string().max(100), levelMin: z.int().min(1).max(10) }),
    z.strictObject({ all: z.array(wishSchema).max(partsMax) }),
    z.strictObject({ any: z.array(wishSchema).max(partsMax) }),
  ]),
);

/** Wanted skills, relaxed step by step with the time of waiting. */
export function skillRingsField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .array(z.strictObject({ afterMs: z.int().min(0).max(86_400_000), wants: wishSchema.nullable() }))
    .max(partsMax)
    .default([])
    .meta(field({ ...meta, widget: 'skill_rings' }));
}

function wishProblems(path: Path, wish: SkillWish): ConfigProblem[] {
  if ('skill' in wish) {
    if (wish.skill !== '') return [];
    return [
      {
        field: [...path, 'skill'],
        code: 'skill_not_chosen',
        severity: 'error',
        message: text('Choose the skill, or remove this line.', '请选择技能，或删除此行。'),
      },
    ];
  }
  const [key, parts] = 'all' in wish ? (['all', wish.all] as const) : (['any', wish.any] as const);
  if (parts.length === 0) {
    return [
      {
        field: path,
        code: 'skills_empty',
        severity: 'error',
        message: text('Add a skill, or ask for anybody.', '请添加技能，或选择“任何人”。'),
      },
    ];
  }
  return parts.flatMap((part, at) => wishProblems([...path, key, at], part));
}

/** Skills that are not chosen, and steps that come too early. */
export function skillRingsProblems(path: Path, rings: readonly SkillRing[]): ConfigProblem[] {
  return rings.flatMap(({ afterMs, wants }, index): ConfigProblem[] => {
    const before = rings[index - 1];
    const late: ConfigProblem[] =
      before !== undefined && before.afterMs >= afterMs
        ? [
            {
              field: [...path, index, 'afterMs'],
              code: 'ring_out_of_order',
              severity: 'error',
              message: text('Each step begins later than the one before.', '每一步都应晚于前一步开始。'),
            },
          ]
        : [];
    return [...late, ...(wants === null ? [] : wishProblems([...path, index, 'wants'], wants))];
  });
}
