import { type ConfigProblem, defineNodeType, field, languageSchema } from '@patchbay/flow-schema';
import * as z from 'zod';
import { agentFields, shownToAgent } from '../fields/agent-field.ts';
import { expressionField, expressionMissing, variableField, variableMissing } from '../fields/plain-fields.ts';
import { code, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  assignments: z
    .array(
      z.strictObject({
        variable: variableField({
          label: text('Variable', '变量'),
          help: text('The value is converted to its type.', '值会转换为该变量的类型。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text(
            'For example `price * count`, or `"gold"` for a fixed text.',
            '例如 `price * count`，固定文本写作 `"gold"`。',
          ),
        }),
        ...agentFields({
          help: text('The seat shows the value when the call arrives there.', '来电转到坐席时显示该值。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Variables', '变量'),
        help: text(
          'Set from top to bottom: later ones see what earlier ones have set.',
          '从上到下依次赋值：后面的表达式可以使用前面的结果。',
        ),
        widget: 'list',
      }),
    ),
  language: z
    .union([languageSchema, z.literal('')])
    .default('')
    .meta(
      field({
        label: text('Language from here on', '此后使用的语言'),
        help: text('Empty: stays as it is.', '留空则不变。'),
        widget: 'language',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

function checkLanguage({ language }: Config, languages: readonly string[]): ConfigProblem[] {
  if (language === '' || languages.includes(language)) return [];
  return [
    {
      field: ['language'],
      code: 'language_not_in_flow',
      severity: 'error',
      message: text(
        `${language} is not one of this flow's languages (${languages.join(', ')}).`,
        `${language} 不在本流程的语言之中（${languages.join('、')}）。`,
      ),
    },
  ];
}

function checkEmpty({ assignments, language }: Config): ConfigProblem[] {
  if (assignments.length > 0 || language !== '') return [];
  return [
    {
      field: ['assignments'],
      code: 'nothing_to_set',
      severity: 'warning',
      message: text('This step does nothing yet.', '此步骤尚未设置任何内容。'),
    },
  ];
}

/**
 * 1. Values are computed and set one after another.
 * 2. A value that cannot be computed, or that the variable's type cannot hold, is a failure; what was set before stays set.
 */
export const setVariablesNode = defineNodeType<Config>({
  type: 'set_variables',
  version: 1,
  category: 'data',
  icon: 'variable',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Set variables', '设置变量'),
  help: text('Computes values and keeps them; can switch the language.', '计算并保存变量的值，也可切换语言。'),
  keywords: ['assign', 'compute', 'value', 'language', 'switch', '赋值', '计算', '语言'],
  config: configSchema,
  defaults: () => ({ assignments: [], language: '' }),
  ports: () => [
    { id: 'next', label: text('Next', '下一步') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: (config) => config.assignments.map(({ variable }) => ({ variable, type: 'any', by: ['next'] })),
  expressions: (config) =>
    config.assignments.map(({ variable, value }, index) => ({
      field: ['assignments', index, 'value'],
      kind: 'cel',
      source: value,
      expects: 'any',
      ...(variable === '' ? {} : { into: variable }),
    })),
  visit: ({ language }) => ({ language }),
  summary: (config, locale) => {
    const parts = config.assignments.map(
      ({ variable, value }) => `${variable === '' ? '?' : variable} = ${code(value)}`,
    );
    if (config.language !== '') {
      parts.push(fill(text('language {language}', '语言 {language}'), locale, { language: config.language }));
    }
    if (parts.length === 0) return fill(text('Sets nothing yet', '尚未设置'), locale);
    const shown = parts.slice(0, 2).join(locale === 'zh' ? '，' : ', ');
    return parts.length <= 2
      ? fill(text('Sets {shown}', '设置 {shown}'), locale, { shown })
      : fill(text('Sets {shown} and {more} more', '设置 {shown} 等 {count} 项'), locale, {
          shown,
          more: parts.length - 2,
          count: parts.length,
        });
  },
  states: [],
  enter: (context) => {
    for (const { variable, value } of context.config.assignments) {
      const evaluated = context.evaluate(value);
      if (!evaluated.ok) return context.fail(evaluated.failure.code, `${variable}: ${evaluated.failure.message}`);
      const failure = context.set(variable, evaluated.value);
      if (failure !== null) return context.fail(failure.code, failure.message);
    }
    if (context.config.language !== '') context.setLanguage(context.config.language);
    return context.leave('next');
  },
  on: {},
  cancel: () => undefined,
  screens: ({ assignments }) => ({ seat: shownToAgent(assignments) }),
  migrations: [],
  check: (config, languages) => [
    ...config.assignments.flatMap(({ variable, value }, index) => [
      ...variableMissing(['assignments', index, 'variable'], variable),
      ...expressionMissing(['assignments', index, 'value'], value),
    ]),
    ...checkLanguage(config, languages),
    ...checkEmpty(config),
  ],
});
