import { defineNodeType, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { bothOf } from '../fields/both-languages.ts';
import { nameField } from '../fields/plain-fields.ts';
import { quoted } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const icons = [
  'arrow-right',
  'star',
  'credit-card',
  'file-text',
  'phone-forwarded',
  'shield-check',
  'calendar',
  'mic',
] as const;

const configSchema = z.strictObject({
  labelEn: nameField({
    label: text('On the button, in English', '按钮文字（英文）'),
    help: text('Short: what happens when it is pressed.', '简短说明按下后的动作。'),
    placeholder: text('Send to the survey', 'Send to the survey'),
  }),
  labelZh: nameField({
    label: text('On the button, in Chinese', '按钮文字（中文）'),
    help: text('Empty: the other language.', '留空则使用另一种语言。'),
    placeholder: text('转满意度评价', '转满意度评价'),
  }),
  icon: z
    .enum(icons)
    .default('arrow-right')
    .meta(
      field({
        label: text('Icon', '图标'),
        help: text('Stands before the words.', '显示在文字之前。'),
        widget: 'select',
        options: {
          'arrow-right': text('Arrow', '箭头'),
          star: text('Star', '星形'),
          'credit-card': text('Card', '银行卡'),
          'file-text': text('Paper', '文档'),
          'phone-forwarded': text('Phone', '电话'),
          'shield-check': text('Shield', '盾牌'),
          calendar: text('Calendar', '日历'),
          mic: text('Microphone', '麦克风'),
        },
      }),
    ),
  confirmEn: nameField({
    label: text('Ask first, in English', '按下前询问（英文）'),
    help: text('Empty in both languages: nothing is asked.', '两种语言均留空则不询问。'),
    placeholder: text('End the conversation and start the survey?', 'End the conversation and start the survey?'),
    advanced: true,
  }),
  confirmZh: nameField({
    label: text('Ask first, in Chinese', '按下前询问（中文）'),
    help: text('Empty: the other language.', '留空则使用另一种语言。'),
    advanced: true,
  }),
});
type Config = z.infer<typeof configSchema>;

/**
 * 1. Nothing leads here but the agent: the button is on the seat as long as the call is with an agent.
 * 2. When it is pressed the conversation ends and the call goes on by `pressed`.
 */
export const agentActionNode = defineNodeType<Config>({
  type: 'agent_action',
  version: 1,
  category: 'agents',
  entry: true,
  icon: 'mouse-pointer-click',
  kinds: ['voice'],
  label: text('Agent action', '坐席操作'),
  help: text(
    'A button on the seat that sends the call on to what follows here.',
    '在坐席界面添加按钮，按下后来电转到后续步骤。',
  ),
  keywords: ['button', 'seat', 'agent', 'survey', 'hand over', '按钮', '坐席', '转满意度', '移交'],
  config: configSchema,
  defaults: () => ({
    labelEn: 'Send to the survey',
    labelZh: '转满意度评价',
    icon: 'arrow-right',
    confirmEn: '',
    confirmZh: '',
  }),
  ports: () => [{ id: 'pressed', label: text('Pressed', '已按下') }],
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  visit: () => ({ actedPorts: ['pressed'] }),
  summary: (config, locale) => {
    const label = bothOf(config.labelEn, config.labelZh);
    if (label === null) return text('The button has no words yet', '按钮尚无文字')[locale];
    return text(`Button ${quoted(label.en)} on the seat`, `坐席按钮${quoted(label.zh)}`)[locale];
  },
  states: [],
  enter: (context) => context.leave('pressed'),
  on: {},
  cancel: () => undefined,
  screens: ({ labelEn, labelZh, icon, confirmEn, confirmZh }) => {
    const label = bothOf(labelEn, labelZh);
    if (label === null) return {};
    return { seat: [{ kind: 'action', label, icon, confirm: bothOf(confirmEn, confirmZh) }] };
  },
  migrations: [],
  check: ({ labelEn, labelZh }) =>
    bothOf(labelEn, labelZh) !== null
      ? []
      : [
          {
            field: ['labelEn'],
            code: 'action_without_label',
            severity: 'error',
            message: text('Say what stands on the button.', '请填写按钮文字。'),
          },
        ],
});
