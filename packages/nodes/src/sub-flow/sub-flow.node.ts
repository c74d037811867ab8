import { defineNodeType, field, type Json, type MaybeSensitive } from '@patchbay/flow-schema';
import * as z from 'zod';
import {
  innerFlowField,
  innerInputExpressions,
  innerInputProblems,
  innerInputsField,
} from '../fields/inner-flow-fields.ts';
import { variableField, variableMissing } from '../fields/plain-fields.ts';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  flowId: innerFlowField({
    label: text('Flow', '流程'),
    help: text(
      'Its published version is used; calls that are under way keep the version they began with.',
      '使用其已发布版本；正在进行的通话继续使用开始时的版本。',
    ),
  }),
  inputs: innerInputsField(),
  outputs: z
    .array(
      z.strictObject({
        name: variableField({
          label: text('Output', '输出变量'),
          help: text('An output variable of that flow.', '该流程的输出变量。'),
        }),
        variable: variableField({
          label: text('Keep in', '保存到'),
          help: text('A variable of this flow.', '本流程的变量。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Take back', '取回'),
        help: text('What that flow has found out.', '取回该流程的结果。'),
        widget: 'list',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

/**
 * 1. The inputs are computed here, in this flow's variables, before the other flow begins.
 * 2. While the call is inside, every event belongs to the nodes of that flow: this node only waits to be resumed.
 * 3. An output that the other flow never set comes back as nothing. A failure that it did not handle leaves by `failed`.
 */
export const subFlowNode = defineNodeType<Config>({
  type: 'sub_flow',
  version: 1,
  category: 'logic',
  icon: 'workflow',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Sub-flow', '子流程'),
  help: text('Runs another flow and comes back with its results.', '执行另一个流程，并带回其结果。'),
  keywords: ['call', 'subroutine', 'module', 'reuse', 'function', '调用', '复用', '嵌套'],
  config: configSchema,
  defaults: () => ({ flowId: '', inputs: [], outputs: [] }),
  ports: () => [
    { id: 'returned', label: text('Returned', '已返回') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: (config) =>
    config.outputs.map(({ name, variable }) => ({
      variable,
      type: 'any',
      by: ['returned'],
      from: { flowId: config.flowId, output: name },
    })),
  expressions: (config) => innerInputExpressions(['inputs'], config.flowId, config.inputs),
  summary: (config, locale) => {
    if (config.flowId === '') return fill(text('No flow chosen yet', '尚未选择流程'), locale);
    const words =
      config.inputs.length === 0
        ? text('Runs another flow', '执行另一个流程')
        : text('Runs another flow with {names}', '执行另一个流程，传入 {names}');
    return fill(words, locale, { names: config.inputs.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ') });
  },
  states: ['inside'],
  enter: (context) => {
    const inputs: Record<string, MaybeSensitive<Json>> = {};
    for (const { name, value } of context.config.inputs) {
      const evaluated = context.evaluate(value);
      if (!evaluated.ok) return context.fail(evaluated.failure.code, `${name}: ${evaluated.failure.message}`);
      inputs[name] = evaluated.value;
    }
    return context.enterFlow(context.config.flowId, inputs, 'inside');
  },
  on: { inside: {} },
  resume: (context, { outputs, failure }) => {
    if (failure !== null) return context.fail(failure.code, failure.message);
    for (const { name, variable } of context.config.outputs) {
      const wrong = context.set(variable, outputs[name] ?? null);
      if (wrong !== null) return context.fail(wrong.code, wrong.message);
    }
    return context.leave('returned');
  },
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
  check: (config) => [
    ...(config.flowId === ''
      ? [
          {
            field: ['flowId'],
            code: 'flow_not_chosen',
            severity: 'error' as const,
            message: text('Choose the flow that is to run.', '请选择要执行的流程。'),
          },
        ]
      : []),
    ...innerInputProblems(['inputs'], config.inputs),
    ...config.outputs.flatMap(({ name, variable }, index) => [
      ...variableMissing(['outputs', index, 'name'], name),
      ...variableMissing(['outputs', index, 'variable'], variable),
    ]),
  ],
});
