import { field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { agentFields } from '../fields/agent-field.ts';
import { keyField, keysDuringPromptField } from '../fields/keypad-fields.ts';
import { countField, durationField, switchField, variableField } from '../fields/plain-fields.ts';
import { promptField } from '../fields/prompt-field.ts';
import { retryField } from '../fields/retry-field.ts';
import { text } from '../wording/text.ts';

const confirmConfigSchema = z.strictObject({
  enabled: switchField(
    {
      label: text('Read back and ask', '复述并确认'),
      help: text('The caller accepts or corrects with one key.', '来电者按一个键确认或重新输入。'),
    },
    false,
  ),
  prompt: promptField({
    label: text('What is read back', '复述内容'),
    help: text(
      '`digits` is what the caller has entered. Say which key accepts and which corrects.',
      '`digits` 为来电者输入的内容。请说明按哪个键确认、按哪个键重新输入。',
    ),
    when: { field: 'enabled', is: [true] },
  }),
  acceptKey: keyField(
    {
      label: text('Key that accepts', '确认键'),
      help: text('The digits are kept and the call goes on.', '保存号码并继续。'),
      when: { field: 'enabled', is: [true] },
    },
    '1',
  ),
  correctKey: keyField(
    {
      label: text('Key that corrects', '重新输入键'),
      help: text('The main prompt is heard again and the entry begins anew.', '重播提示音并重新输入。'),
      when: { field: 'enabled', is: [true] },
    },
    '2',
  ),
  timeoutMs: durationField(
    {
      label: text('Wait for the answer', '等待确认'),
      help: text(
        'Then the digits are read back again, as an attempt without input.',
        '超时后再次复述，并计为一次未输入。',
      ),
      when: { field: 'enabled', is: [true] },
    },
    { minMs: 500, maxMs: 60_000, defaultMs: 5_000 },
  ),
  correctionsMax: countField(
    {
      label: text('Corrections allowed', '允许重新输入次数'),
      help: text('One more leaves by “Invalid”.', '超过后从“无效”端口离开。'),
      when: { field: 'enabled', is: [true] },
    },
    { min: 0, max: 9, defaultValue: 2 },
  ),
});

export const collectDigitsConfigSchema = z.strictObject({
  prompt: promptField({
    label: text('Prompt', '提示音'),
    help: text('Says what to enter and how it ends.', '说明输入什么以及如何结束。'),
  }),
  variable: variableField({
    label: text('Keep the digits in', '号码保存到'),
    help: text('Set once, when the entry is accepted.', '仅在输入被接受后保存。'),
  }),
  digitsMin: countField(
    {
      label: text('Digits at least', '最少位数'),
      help: text('Fewer are an invalid entry.', '少于该位数视为输入无效。'),
    },
    { min: 0, max: 64, defaultValue: 1 },
  ),
  digitsMax: countField(
    {
      label: text('Digits at most', '最多位数'),
      help: text('The entry is complete as soon as so many are there.', '达到该位数时立即结束输入。'),
    },
    { min: 1, max: 64, defaultValue: 10 },
  ),
  endKey: z
    .enum(['#', '*', 'none'])
    .default('#')
    .meta(
      field({
        label: text('Key that ends the entry', '结束键'),
        help: text('It is not part of the entry.', '该键不计入输入内容。'),
        widget: 'segmented',
        options: { '#': text('#', '#'), '*': text('*', '*'), none: text('None', '无') },
      }),
    ),
  firstDigitTimeoutMs: durationField(
    {
      label: text('Wait for the first digit', '等待首位输入'),
      help: text('Counted from the end of the prompt.', '从提示音播完开始计时。'),
    },
    { minMs: 500, maxMs: 120_000, defaultMs: 6_000 },
  ),
  interDigitTimeoutMs: durationField(
    {
      label: text('Wait between digits', '位间等待'),
      help: text('After this long the entry counts as complete.', '超过该时间视为输入完成。'),
    },
    { minMs: 500, maxMs: 60_000, defaultMs: 3_000 },
  ),
  keysDuringPrompt: keysDuringPromptField(),
  pattern: z
    .string()
    .max(200)
    .default('')
    .meta(
      field({
        label: text('Pattern', '格式'),
        help: text(
          'The whole entry must fit this regular expression (RE2). Empty: any digits.',
          '输入内容须整体匹配此正则表达式（RE2）。留空则不限制。',
        ),
        widget: 'text',
        placeholder: text('1[3-9][0-9]{9}', '1[3-9][0-9]{9}'),
        advanced: true,
      }),
    ),
  confirm: confirmConfigSchema.prefault({}).meta(
    field({
      label: text('Confirmation', '确认'),
      help: text('Reads the digits back and lets the caller correct them.', '复述号码，来电者可确认或重新输入。'),
      widget: 'group',
    }),
  ),
  noInput: retryField({
    label: text('When nothing is entered', '未输入时'),
    help: text('After the last attempt the call leaves by “No input”.', '最后一次尝试后从“未输入”端口离开。'),
  }),
  invalid: retryField({
    label: text('When the entry does not fit', '输入无效时'),
    help: text('After the last attempt the call leaves by “Invalid”.', '最后一次尝试后从“无效”端口离开。'),
  }),
  sensitive: switchField(
    {
      label: text('Secret', '敏感信息'),
      help: text(
        'Card numbers, PINs: the digits are never stored, logged or shown in clear. The variable must be marked as sensitive too.',
        '如卡号、密码：不会以明文存储、记录或显示。变量也须标记为敏感。',
      ),
    },
    false,
  ),
  ...agentFields({
    help: text('The seat shows the digits when the call arrives there.', '来电转到坐席时显示该号码。'),
    when: { field: 'sensitive', is: [false] },
  }),
});
export type CollectDigitsConfig = z.infer<typeof collectDigitsConfigSchema>;
