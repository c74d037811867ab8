import { defineNodeType, reveal } from '@patchbay/flow-schema';
import * as z from 'zod';
import { countField, variableField, variableMissing } from '../fields/plain-fields.ts';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  times: countField(
    {
      label: text('Times', '次数'),
      help: text(
        'How often the call leaves by “Again” before it leaves by “Done”.',
        '从“再次”端口离开的次数，之后从“完成”端口离开。',
      ),
    },
    { min: 1, max: 100, defaultValue: 3 },
  ),
  variable: variableField({
    label: text('Counter', '计数变量'),
    help: text(
      'A number variable: 1 in the first round. It begins anew after “Done”; set it to 0 to begin anew earlier.',
      '数字变量：第一轮为 1。从“完成”离开后重新计数；如需提前重新计数，请将其设为 0。',
    ),
  }),
});
type Config = z.infer<typeof configSchema>;

/**
 * 1. The counter lives in a variable of the flow, so that every step and everyone watching can see it.
 * 2. A counter without a value counts as 0. Each visit below `times` adds one and leaves by `again`.
 * 3. The visit that finds `times` reached sets the counter back to 0 and leaves by `done`: the next time round starts anew.
 */
export const loopCounterNode = defineNodeType<Config>({
  type: 'loop_counter',
  version: 1,
  category: 'logic',
  icon: 'repeat',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Loop counter', '循环计数'),
  help: text('Lets a part of the flow repeat a fixed number of times.', '让流程的一部分重复固定次数。'),
  keywords: ['repeat', 'retry', 'counter', 'times', '重复', '次数', '重试'],
  config: configSchema,
  defaults: () => ({ times: 3, variable: 'round' }),
  ports: () => [
    { id: 'again', label: text('Again', '再次') },
    { id: 'done', label: text('Done', '完成') },
  ],
  requires: () => [],
  writes: (config) => [{ variable: config.variable, type: 'number' }],
  expressions: () => [],
  visit: () => ({ countedPorts: ['again'] }),
  summary: (config, locale) =>
    fill(
      config.variable === ''
        ? text('Repeats {times} times', '重复 {times} 次')
        : text('Repeats {times} times, counting in {variable}', '重复 {times} 次，计数于 {variable}'),
      locale,
      config,
    ),
  states: [],
  enter: (context) => {
    const { times, variable } = context.config;
    const before = Number(reveal(context.read(variable)) ?? 0);
    if (!Number.isFinite(before)) {
      return context.fail('counter_not_a_number', `The counter ${variable} does not hold a number.`);
    }
    const failure = context.set(variable, before < times ? before + 1 : 0);
    if (failure !== null) return context.fail(failure.code, failure.message);
    return context.leave(before < times ? 'again' : 'done');
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
  check: (config) => variableMissing(['variable'], config.variable),
});
