import { defineNodeType, field, isSensitive, type Json, reveal, sensitive } from '@patchbay/flow-schema';
import * as z from 'zod';
import {
  durationField,
  expressionField,
  expressionMissing,
  nameField,
  variableField,
  variableMissing,
} from '../fields/plain-fields.ts';
import { describeDuration, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const firstSource = `export default function (input: Input): Output {
  return {};
}
`;

const configSchema = z.strictObject({
  source: z
    .string()
    .max(100_000)
    .default(firstSource)
    .meta(
      field({
        label: text('Script', '脚本'),
        help: text(
          'TypeScript. The default function receives the inputs and returns plain data. It runs on its own, without network, files or clock.',
          '使用 TypeScript。默认导出的函数接收输入并返回普通数据。脚本独立运行，不能访问网络、文件和时钟。',
        ),
        widget: 'script',
      }),
    ),
  inputs: z
    .array(
      z.strictObject({
        name: nameField({
          label: text('Name', '名称'),
          help: text('Read in the script as `input.name`.', '脚本中以 `input.名称` 读取。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text('An expression, for example the name of a variable.', '表达式，例如变量名。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Inputs', '输入'),
        help: text('All that the script can see of the call.', '脚本只能看到这些内容。'),
        widget: 'list',
      }),
    ),
  outputs: z
    .array(
      z.strictObject({
        variable: variableField({
          label: text('Keep in', '保存到'),
          help: text('Its type decides how the value is kept.', '值会转换为该变量的类型。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text('`result` is what the script returned.', '`result` 为脚本返回的内容。'),
          placeholder: text('result.total', 'result.total'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Outputs', '输出'),
        help: text('Set from top to bottom, once the script is done.', '脚本结束后从上到下依次赋值。'),
        widget: 'list',
      }),
    ),
  timeoutMs: durationField(
    {
      label: text('Stop after', '最长运行时间'),
      help: text('A script that takes longer is ended and counts as failed.', '超时的脚本会被终止并视为失败。'),
      advanced: true,
    },
    { minMs: 50, maxMs: 10_000, defaultMs: 1_000 },
  ),
});
type Config = z.infer<typeof configSchema>;

type RunningData = { script: number };

/**
 * 1. The inputs are computed, handed over as plain data, and nothing else of the call can be seen by the script.
 * 2. With one secret input everything that goes in and comes out is secret.
 * 3. A script that throws, returns no plain data or takes too long is a failure.
 */
export const scriptNode = defineNodeType<Config>({
  type: 'script',
  version: 1,
  category: 'data',
  icon: 'code-xml',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Script', '脚本'),
  help: text('Computes with TypeScript what expressions cannot.', '用 TypeScript 完成表达式难以实现的计算。'),
  keywords: ['code', 'typescript', 'javascript', 'function', 'program', '代码', '函数', '编程'],
  config: configSchema,
  defaults: () => ({ source: firstSource, inputs: [], outputs: [], timeoutMs: 1_000 }),
  ports: () => [
    { id: 'done', label: text('Done', '完成') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: (config) => config.outputs.map(({ variable }) => ({ variable, type: 'any', by: ['done'] })),
  expressions: (config) => [
    ...config.inputs.map(({ value }, index) => ({
      field: ['inputs', index, 'value'],
      kind: 'cel' as const,
      source: value,
      expects: 'any' as const,
    })),
    ...config.outputs.map(({ variable, value }, index) => ({
      field: ['outputs', index, 'value'],
      kind: 'cel' as const,
      source: value,
      expects: 'any' as const,
      extraNames: ['result'],
      ...(variable === '' ? {} : { into: variable }),
    })),
  ],
  visit: ({ timeoutMs }) => ({ waitMsMax: timeoutMs }),
  summary: (config, locale) => {
    const places = {
      lines: config.source.trim() === '' ? 0 : config.source.trim().split('\n').length,
      time: describeDuration(config.timeoutMs, locale),
      variables: config.outputs.map(({ variable }) => variable).join(locale === 'zh' ? '、' : ', '),
    };
    const words =
      places.variables === ''
        ? text('Runs {lines} lines, {time} at most', '运行 {lines} 行脚本，最长 {time}')
        : text('Runs {lines} lines, sets {variables}', '运行 {lines} 行脚本，设置 {variables}');
    return fill(words, locale, places);
  },
  states: ['running'],
  enter: (context) => {
    const input: Record<string, Json> = {};
    let secret = false;
    for (const { name, value } of context.config.inputs) {
      const evaluated = context.evaluate(value);
      if (!evaluated.ok) return context.fail(evaluated.failure.code, `${name}: ${evaluated.failure.message}`);
      secret ||= isSensitive(evaluated.value);
      input[name] = reveal(evaluated.value);
    }
    const data: RunningData = {
      script: context.emit({
        type: 'script.run',
        source: context.config.source,
        input: secret ? sensitive(input) : input,
        timeoutMs: context.config.timeoutMs,
      }),
    };
    return context.stay('running', { ...data, secret });
  },
  on: {
    running: {
      'script.finished': (context, event) => {
        const secret = context.data.secret === true && !isSensitive(event.value);
        const result = secret ? sensitive(reveal(event.value)) : event.value;
        for (const { variable, value } of context.config.outputs) {
          const evaluated = context.evaluate(value, { result });
          if (!evaluated.ok) return context.fail(evaluated.failure.code, `${variable}: ${evaluated.failure.message}`);
          const failure = context.set(variable, evaluated.value);
          if (failure !== null) return context.fail(failure.code, failure.message);
        }
        return context.leave('done');
      },
      'script.failed': (context, event) => context.fail(`script_${event.code}`, event.message),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context) => {
    context.emit({ type: 'script.cancel', target: (context.data as RunningData).script });
  },
  screens: () => ({}),
  migrations: [],
  check: (config) => [
    ...(/\bexport\s+default\b/.test(config.source)
      ? []
      : [
          {
            field: ['source'],
            code: 'script_without_default',
            severity: 'error' as const,
            message: text(
              'The script has to export a default function: export default function (input) { … }',
              '脚本须默认导出一个函数：export default function (input){ … }',
            ),
          },
        ]),
    ...config.inputs.flatMap(({ name, value }, index) => [
      ...(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/.test(name) && config.inputs.findIndex((other) => other.name === name) === index
        ? []
        : [
            {
              field: ['inputs', index, 'name'],
              code: 'input_name_invalid',
              severity: 'error' as const,
              message: text(
                `“${name}” cannot be the name of this input: letters, digits and _, and each name once.`,
                `“${name}”不能作为输入名称：只能使用字母、数字和下划线，且不能重复。`,
              ),
            },
          ]),
      ...expressionMissing(['inputs', index, 'value'], value),
    ]),
    ...config.outputs.flatMap(({ variable, value }, index) => [
      ...variableMissing(['outputs', index, 'variable'], variable),
      ...expressionMissing(['outputs', index, 'value'], value),
    ]),
  ],
});
