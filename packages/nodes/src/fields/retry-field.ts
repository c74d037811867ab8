import type { FieldMeta } from '@patchbay/flow-schema';
import { type ConfigProblem, type ExpressionUse, field, type PromptContent } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';
import { countField, switchField } from './plain-fields.ts';
import { promptExpressions, promptField, promptProblems } from './prompt-field.ts';

const retryConfigSchema = z.strictObject({
  retriesMax: countField(
    {
      label: text('Further attempts', '重试次数'),
      help: text('0 gives up after the first attempt.', '填 0 表示第一次失败后即放弃。'),
    },
    { min: 0, max: 9, defaultValue: 2 },
  ),
  prompts: z
    .array(
      z.strictObject({
        prompt: promptField({
          label: text('Prompt', '提示音'),
          help: text('Heard at the beginning of this attempt.', '在本次重试开始时播放。'),
        }),
      }),
    )
    .max(9)
    .default([])
    .meta(
      field({
        label: text('Prompts of the attempts', '各次重试的提示音'),
        help: text(
          'The first is heard at the second attempt, and so on; the last one serves for all that follow. Say more each time.',
          '第一条用于第二次尝试，依此类推；最后一条用于之后的所有尝试。建议逐次说得更详细。',
        ),
        widget: 'list',
      }),
    ),
  repeatPrompt: switchField(
    {
      label: text('Then repeat the main prompt', '随后重播主提示音'),
      help: text(
        'Off: only the prompt of the attempt is heard, if it has one.',
        '关闭后，如本次重试有提示音则只播放该提示音。',
      ),
    },
    true,
  ),
});
export type RetryConfig = z.infer<typeof retryConfigSchema>;

/** How often a caller may try again, and what is said each time. */
export function retryField(meta: Omit<FieldMeta, 'widget'>) {
  return retryConfigSchema.prefault({}).meta(field({ ...meta, widget: 'group' }));
}

/** What is heard at a further attempt. `attempt` counts from 1. */
export function retryPrompt(retry: RetryConfig, attempt: number, mainPrompt: PromptContent): PromptContent {
  const own = retry.prompts[Math.min(attempt, retry.prompts.length) - 1]?.prompt ?? [];
  return own.length === 0 || retry.repeatPrompt ? [...own, ...mainPrompt] : own;
}

export function retryExpressions(path: string, retry: RetryConfig): ExpressionUse[] {
  return retry.prompts.flatMap((attempt, index) =>
    promptExpressions([path, 'prompts', index, 'prompt'], attempt.prompt),
  );
}

export function retryProblems(path: string, retry: RetryConfig, languages: readonly string[]): ConfigProblem[] {
  const unheard: ConfigProblem[] =
    retry.prompts.length > retry.retriesMax
      ? [
          {
            field: [path, 'prompts'],
            code: 'retry_prompts_unheard',
            severity: 'warning',
            message: text(
              `There are ${retry.prompts.length} prompts for ${retry.retriesMax} further attempts: the last ones are never heard.`,
              `共有 ${retry.prompts.length} 条提示音，但只重试 ${retry.retriesMax} 次：后面的提示音不会播放。`,
            ),
          },
        ]
      : [];
  return [
    ...unheard,
    ...retry.prompts.flatMap((attempt, index) =>
      promptProblems([path, 'prompts', index, 'prompt'], attempt.prompt, languages),
    ),
  ];
}
