import {
  type ConfigProblem,
  defineNodeType,
  evaluateExpression,
  field,
  type SeatFieldRules,
  type SeatFormField,
  type Text,
  type VariableType,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { bothOf } from '../fields/both-languages.ts';
import { nameField, switchField, variableField, variableMissing } from '../fields/plain-fields.ts';
import { quoted } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const kinds = ['text', 'multiline', 'number', 'yes_no', 'choice', 'date'] as const;

const variableTypes: Readonly<Record<(typeof kinds)[number], VariableType>> = {
  text: 'text',
  multiline: 'text',
  number: 'number',
  yes_no: 'boolean',
  choice: 'text',
  date: 'date',
};

const otherLanguage = text('Empty: the other language.', '留空则使用另一种语言。');

const optionSchema = z.strictObject({
  value: nameField({
    label: text('Value', '值'),
    help: text('What is kept in the variable.', '保存到变量中的值。'),
    placeholder: text('complaint', 'complaint'),
  }),
  labelEn: nameField({
    label: text('In English', '英文'),
    help: text('Empty in both languages: the value itself.', '两种语言均留空则显示值本身。'),
  }),
  labelZh: nameField({ label: text('In Chinese', '中文'), help: otherLanguage }),
});

function limitField(label: Text) {
  return z
    .number()
    .optional()
    .meta(
      field({
        label,
        help: text('Empty: no limit.', '留空则不限。'),
        widget: 'number',
        when: { field: 'kind', is: ['number'] },
        advanced: true,
      }),
    );
}

const fieldSchema = z.strictObject({
  variable: variableField({
    label: text('Variable', '变量'),
    help: text('What the agent fills in is converted to its type.', '坐席填写的内容会转换为该变量的类型。'),
  }),
  labelEn: nameField({
    label: text('Label in English', '英文名称'),
    help: text('Empty in both languages: the name of the variable.', '两种语言均留空则显示变量名。'),
    placeholder: text('Reason for the call', 'Reason for the call'),
  }),
  labelZh: nameField({
    label: text('Label in Chinese', '中文名称'),
    help: otherLanguage,
    placeholder: text('来电原因', '来电原因'),
  }),
  kind: z
    .enum(kinds)
    .default('text')
    .meta(
      field({
        label: text('Kind', '类型'),
        help: text('How it is filled in.', '填写方式。'),
        widget: 'select',
        options: {
          text: text('Text', '文本'),
          multiline: text('Long text', '多行文本'),
          number: text('Number', '数字'),
          yes_no: text('Yes or no', '是或否'),
          choice: text('Choice', '单选'),
          date: text('Date', '日期'),
        },
      }),
    ),
  options: z
    .array(optionSchema)
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Choices', '选项'),
        help: text('In the order in which they are shown.', '按此顺序显示。'),
        widget: 'list',
        when: { field: 'kind', is: ['choice'] },
      }),
    ),
  disposition: switchField(
    {
      label: text('Says what the call was about', '作为来电结果'),
      help: text('The report of this field then says so.', '该字段的报表会据此注明。'),
      when: { field: 'kind', is: ['choice'] },
      advanced: true,
    },
    false,
  ),
  min: limitField(text('At least', '最小值')),
  max: limitField(text('At most', '最大值')),
  pattern: nameField({
    label: text('Has to match', '须匹配'),
    help: text(
      'A regular expression (RE2) for the whole text. Empty: anything.',
      '整段文本须匹配的正则表达式（RE2）。留空则不限。',
    ),
    placeholder: text('[A-Z]{2}[0-9]{6}', '[A-Z]{2}[0-9]{6}'),
    when: { field: 'kind', is: ['text'] },
    advanced: true,
  }),
  hintEn: nameField({
    label: text('What would be right, in English', '格式说明（英文）'),
    help: text('Shown where the text does not match.', '文本不匹配时显示。'),
    placeholder: text('Two letters and six digits', 'Two letters and six digits'),
    when: { field: 'kind', is: ['text'] },
    advanced: true,
  }),
  hintZh: nameField({
    label: text('What would be right, in Chinese', '格式说明（中文）'),
    help: otherLanguage,
    placeholder: text('两个字母加六位数字', '两个字母加六位数字'),
    when: { field: 'kind', is: ['text'] },
    advanced: true,
  }),
  required: switchField(
    {
      label: text('Required', '必填'),
      help: text('The form cannot be kept without it.', '未填写时无法保存表单。'),
    },
    false,
  ),
});

const configSchema = z.strictObject({
  titleEn: nameField({
    label: text('Title in English', '英文标题'),
    help: text('Stands over the form on the seat.', '显示在坐席表单上方。'),
    placeholder: text('About this call', 'About this call'),
  }),
  titleZh: nameField({
    label: text('Title in Chinese', '中文标题'),
    help: otherLanguage,
    placeholder: text('本次来电', '本次来电'),
  }),
  fields: z
    .array(fieldSchema)
    .max(50)
    .default([])
    .meta(
      field({
        label: text('Fields', '字段'),
        help: text('Shown with what their variables hold already.', '显示变量中已有的内容。'),
        widget: 'list',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;
type FormField = Config['fields'][number];

function rulesOf({ kind, min, max, pattern, hintEn, hintZh }: FormField): SeatFieldRules {
  if (kind === 'number') {
    return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  }
  if (kind !== 'text' || pattern === '') return {};
  const patternHint = bothOf(hintEn, hintZh);
  return { pattern, ...(patternHint === null ? {} : { patternHint }) };
}

function seatField(given: FormField): SeatFormField {
  const { variable, labelEn, labelZh, kind, options, required, disposition } = given;
  const rules = rulesOf(given);
  return {
    variable,
    label: bothOf(labelEn, labelZh) ?? text(variable, variable),
    kind,
    options:
      kind === 'choice'
        ? options.map(({ value, ...option }) => ({
            value,
            label: bothOf(option.labelEn, option.labelZh) ?? text(value, value),
          }))
        : [],
    required,
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
    ...(kind === 'choice' && disposition ? { disposition } : {}),
  };
}

function rulesProblems({ kind, min, max, pattern }: FormField, index: number): ConfigProblem[] {
  if (kind === 'number' && min !== undefined && max !== undefined && min > max) {
    const message = ['Nothing can be at least this and at most that.', '最小值大于最大值，无法填写。'] as const;
    return [problem(['fields', index, 'max'], 'form_limits_crossed', ...message)];
  }
  if (kind !== 'text' || pattern === '') return [];
  const tried = evaluateExpression('"".matches(pattern)', { pattern: `^(?:${pattern})$` });
  if (tried.ok) return [];
  const en = `This is not a regular expression of RE2: ${tried.failure.message}`;
  const zh = '这不是有效的 RE2 正则表达式，例如可写作 [A-Z]{2}[0-9]{6}。';
  return [problem(['fields', index, 'pattern'], 'pattern_invalid', en, zh)];
}

function problem(path: readonly (string | number)[], found: string, en: string, zh: string): ConfigProblem {
  return { field: path, code: found, severity: 'error', message: text(en, zh) };
}

function checkFields({ fields }: Config): ConfigProblem[] {
  if (fields.length === 0) {
    return [
      {
        field: ['fields'],
        code: 'form_without_fields',
        severity: 'warning',
        message: text('Add what the agent is to fill in.', '请添加坐席需要填写的内容。'),
      },
    ];
  }
  return fields.flatMap((given, index) => {
    const { variable, kind, options } = given;
    const repeated = fields.findIndex((other) => other.variable === variable) !== index && variable !== '';
    const values = options.map(({ value }) => value);
    return [
      ...variableMissing(['fields', index, 'variable'], variable),
      ...(repeated
        ? [
            problem(
              ['fields', index, 'variable'],
              'form_field_repeated',
              'This variable is in the form already.',
              '该变量已在表单中。',
            ),
          ]
        : []),
      ...rulesProblems(given, index),
      ...(kind === 'choice' && options.length === 0
        ? [
            problem(
              ['fields', index, 'options'],
              'choice_without_options',
              'Add at least one choice.',
              '请至少添加一个选项。',
            ),
          ]
        : []),
      ...(kind === 'choice'
        ? values.flatMap((value, at) =>
            value !== '' && values.indexOf(value) === at
              ? []
              : [
                  problem(
                    ['fields', index, 'options', at, 'value'],
                    'choice_value_unfit',
                    'Each choice has a value of its own.',
                    '每个选项须有各自的值。',
                  ),
                ],
          )
        : []),
    ];
  });
}

/**
 * 1. The call passes through at once; from then on the seat of whoever talks with the caller shows the form.
 * 2. What the agent keeps is set in the variables of the form and in no other, wherever the call is by then.
 */
export const agentFormNode = defineNodeType<Config>({
  type: 'agent_form',
  version: 1,
  category: 'agents',
  icon: 'clipboard-list',
  kinds: ['voice'],
  label: text('Agent form', '坐席表单'),
  help: text('Asks the agent to fill in variables of this flow.', '请坐席填写本流程的变量。'),
  keywords: ['form', 'seat', 'input', 'disposition', 'fields', '表单', '坐席', '填写', '登记'],
  config: configSchema,
  defaults: () => ({ titleEn: 'About this call', titleZh: '本次来电', fields: [] }),
  ports: () => [{ id: 'next', label: text('Next', '下一步') }],
  requires: () => [],
  writes: ({ fields }) =>
    fields
      .filter(({ variable }) => variable !== '')
      .map(({ variable, kind }) => ({ variable, type: variableTypes[kind] })),
  expressions: () => [],
  summary: ({ titleEn, titleZh, fields }, locale) => {
    const title = bothOf(titleEn, titleZh);
    const count = fields.length;
    const named = title === null ? '' : quoted(title[locale]);
    if (count === 0) return text('The form has no fields yet', '表单尚无字段')[locale];
    return locale === 'zh'
      ? `坐席表单${named}，${count} 个字段`
      : `Form ${named} with ${count} ${count === 1 ? 'field' : 'fields'}`;
  },
  states: [],
  enter: (context) => context.leave('next'),
  on: {},
  cancel: () => undefined,
  screens: ({ titleEn, titleZh, fields }) => {
    const shown = fields.filter(({ variable }) => variable !== '');
    if (shown.length === 0) return {};
    const title = bothOf(titleEn, titleZh) ?? text('Form', '表单');
    return { seat: [{ kind: 'form', title, fields: shown.map(seatField) }] };
  },
  migrations: [],
  check: checkFields,
});
