import {
  defineNodeType,
  type EventOf,
  field,
  type Json,
  type NodeContext,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { agentFields, shownToAgent } from '../fields/agent-field.ts';
import { columnField, columnMissing, tableField, tableMissing } from '../fields/business-fields.ts';
import {
  expressionField,
  expressionMissing,
  switchField,
  variableField,
  variableMissing,
} from '../fields/plain-fields.ts';
import { code, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  tableId: tableField({
    label: text('Table', '数据表'),
    help: text('What is published of it counts, from call to call.', '以已发布的内容为准，立即对新通话生效。'),
  }),
  key: expressionField({
    label: text('Look up', '查找'),
    help: text(
      'An expression; rows are found by the key column of the table. Case and spaces around it do not count.',
      '表达式；按数据表的键列查找，忽略大小写和首尾空格。',
    ),
    placeholder: text('call.callerNumber', 'call.callerNumber'),
  }),
  results: z
    .array(
      z.strictObject({
        variable: variableField({
          label: text('Keep in', '保存到'),
          help: text('Its type decides how the value is kept.', '值会转换为该变量的类型。'),
        }),
        column: columnField({
          label: text('Column', '列'),
          help: text('An empty cell clears the variable.', '单元格为空时清空变量。'),
        }),
        ...agentFields({
          help: text('The seat shows the value when the call arrives there.', '来电转到坐席时显示该值。'),
        }),
      }),
    )
    .max(50)
    .default([])
    .meta(
      field({
        label: text('Results', '结果'),
        help: text(
          'Set once a row is found; otherwise the variables stay as they are.',
          '找到行后赋值；否则变量保持不变。',
        ),
        widget: 'list',
      }),
    ),
  sensitiveRow: switchField(
    {
      label: text('The row is secret', '该行内容敏感'),
      help: text(
        'It is never stored or shown in clear. Variables that take from it must be sensitive too.',
        '不会以明文存储或显示。接收其内容的变量也须标记为敏感。',
      ),
      advanced: true,
    },
    false,
  ),
});
type Config = z.infer<typeof configSchema>;

function plainText(value: Json): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

function lookUp(context: NodeContext<Config>) {
  const { tableId, key, sensitiveRow } = context.config;
  const evaluated = context.evaluate(key);
  if (!evaluated.ok) return context.fail(evaluated.failure.code, evaluated.failure.message);
  const wanted = reveal(evaluated.value);
  if (wanted === null || wanted === '') return context.leave('not_found');
  const typed = plainText(wanted);
  if (typed === null)
    return context.fail('table_key_invalid', 'What is looked up has to be a text, a number, yes or no.');
  const isSecret = evaluated.value !== wanted;
  context.emit({ type: 'table.look_up', tableId, key: isSecret ? sensitive(typed) : typed, sensitiveRow });
  return context.stay('looking');
}

function takeRow(context: NodeContext<Config>, { row }: EventOf<'table.looked_up'>) {
  if (row === null) return context.leave('not_found');
  const values = reveal(row);
  const isSecret = values !== row;
  for (const { variable, column } of context.config.results) {
    const value = values[column] ?? null;
    const failure = context.set(variable, isSecret ? sensitive(value) : value);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave('found');
}

/**
 * 1. A key of nothing finds nothing, and nobody is asked.
 * 2. Variables are set only where a row is found; an empty cell clears its variable.
 * 3. A table that cannot be asked is a failure, never “not found”.
 */
export const lookUpNode = defineNodeType<Config>({
  type: 'look_up',
  version: 1,
  category: 'data',
  icon: 'table-2',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Look up', '查表'),
  help: text('Finds a row in a table that business people keep.', '在业务人员维护的数据表中查找一行。'),
  keywords: [
    'table',
    'list',
    'vip',
    'blacklist',
    'csv',
    'spreadsheet',
    'order',
    '数据表',
    '名单',
    '黑名单',
    '表格',
    '查询',
  ],
  config: configSchema,
  defaults: () => ({ tableId: '', key: 'call.callerNumber', results: [], sensitiveRow: false }),
  ports: () => [
    { id: 'found', label: text('Found', '找到') },
    { id: 'not_found', label: text('Not found', '未找到') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: ({ results, sensitiveRow }) =>
    results.map(({ variable }) => ({
      variable,
      type: 'any',
      by: ['found'],
      ...(sensitiveRow && { sensitive: true }),
    })),
  expressions: ({ key }) => [{ field: ['key'], kind: 'cel', source: key, expects: 'any', mayBeNothing: true }],
  visit: () => ({ waitMsMax: 3_000 }),
  summary: ({ key, results }, locale) => {
    const places = {
      key: code(key),
      variables: results.map(({ variable }) => variable).join(locale === 'zh' ? '、' : ', '),
    };
    if (key.trim() === '') return fill(text('Looks nothing up yet', '尚未设置查找内容'), locale);
    return fill(
      places.variables === ''
        ? text('Looks {key} up', '查找 {key}')
        : text('Looks {key} up, sets {variables}', '查找 {key}，设置 {variables}'),
      locale,
      places,
    );
  },
  states: ['looking'],
  enter: lookUp,
  on: {
    looking: {
      'table.looked_up': takeRow,
      'table.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': 'ignored',
    },
  },
  cancel: () => undefined,
  screens: ({ results, sensitiveRow }) => ({
    seat: sensitiveRow ? [] : shownToAgent(results),
    reports: [
      { kind: 'count', id: 'look_ups', label: text('Looked up', '查找结果'), ports: ['found', 'not_found', 'failed'] },
    ],
  }),
  migrations: [],
  check: ({ tableId, key, results }) => [
    ...tableMissing(['tableId'], tableId),
    ...expressionMissing(['key'], key),
    ...results.flatMap(({ variable, column }, index) => [
      ...variableMissing(['results', index, 'variable'], variable),
      ...columnMissing(['results', index, 'column'], column),
    ]),
  ],
});
