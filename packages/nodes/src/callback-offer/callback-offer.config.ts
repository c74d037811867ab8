import { field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { queueField } from '../fields/centre-fields.ts';
import { keyField } from '../fields/keypad-fields.ts';
import { countField, durationField, expressionField, nameField, variableField } from '../fields/plain-fields.ts';
import { promptField } from '../fields/prompt-field.ts';
import { text } from '../wording/text.ts';

export const callbackOfferConfigSchema = z.strictObject({
  prompt: promptField({
    label: text('Offer', '回拨邀请'),
    help: text(
      'Says which key accepts. Any other key, or none, declines.',
      '说明按哪个键接受；按其他键或不按键表示拒绝。',
    ),
  }),
  acceptKey: keyField(
    { label: text('Key that accepts', '接受键'), help: text('It also confirms the number.', '同时用于确认号码。') },
    '1',
  ),
  changeKey: keyField(
    {
      label: text('Key for another number', '更换号码键'),
      help: text('While the number is read back.', '在复述号码时有效。'),
    },
    '2',
  ),
  timeoutMs: durationField(
    {
      label: text('Wait for a key', '等待按键'),
      help: text('After the offer, and after the number was read back.', '邀请播完后，以及复述号码后。'),
    },
    { minMs: 500, maxMs: 60_000, defaultMs: 5_000 },
  ),
  confirmPrompt: promptField({
    label: text('Read the number back', '复述号码'),
    help: text('`number` is the number that will be called.', '`number` 为将要回拨的号码。'),
  }),
  numberPrompt: promptField({
    label: text('Ask for the number', '询问号码'),
    help: text(
      'Ended with #. Heard where the caller wants another one, or hides theirs.',
      '以 # 结束。来电者要求更换号码或隐藏号码时播放。',
    ),
  }),
  numberTimeoutMs: durationField(
    {
      label: text('Wait between digits', '位间等待'),
      help: text('After this long the number counts as complete.', '超过该时间视为输入完成。'),
      advanced: true,
    },
    { minMs: 1_000, maxMs: 60_000, defaultMs: 5_000 },
  ),
  attemptsMax: countField(
    {
      label: text('Numbers at most', '最多输入次数'),
      help: text(
        'How often a number may be entered; then the offer is declined.',
        '允许输入号码的次数，超过后视为拒绝。',
      ),
      advanced: true,
    },
    { min: 1, max: 9, defaultValue: 3 },
  ),
  promisedPrompt: promptField({
    label: text('When it is promised', '登记成功后播放'),
    help: text('Heard before the call goes on by “Promised”.', '从“已登记”端口离开前播放。'),
  }),
  queueId: queueField({
    label: text('Queue', '队列'),
    help: text(
      'Outside of a waiting flow. In one, the caller keeps the place they have.',
      '用于等待流程之外；在等待流程中将保留来电者当前的位置。',
    ),
  }),
  mode: z
    .enum(['agent_first', 'customer_first'])
    .default('agent_first')
    .meta(
      field({
        label: text('Who is called first', '先呼叫谁'),
        help: text(
          'The agent, who then hears the customer’s phone ring; or the customer, once an agent is kept free for them.',
          '先呼叫坐席，坐席听到客户振铃；或在预留坐席后先呼叫客户。',
        ),
        widget: 'segmented',
        options: { agent_first: text('Agent', '坐席'), customer_first: text('Customer', '客户') },
      }),
    ),
  callsMax: countField(
    {
      label: text('Call at most', '最多回拨次数'),
      help: text('When the customer does not answer.', '客户未接听时。'),
      advanced: true,
    },
    { min: 1, max: 10, defaultValue: 3 },
  ),
  retryAfterMs: durationField(
    {
      label: text('Call again after', '再次回拨间隔'),
      help: text('When the customer does not answer.', '客户未接听时。'),
      advanced: true,
    },
    { minMs: 30_000, maxMs: 86_400_000, defaultMs: 600_000 },
  ),
  context: z
    .array(
      z.strictObject({
        label: nameField({
          label: text('Label', '名称'),
          help: text('As the agent reads it.', '坐席看到的名称。'),
          placeholder: text('Order', '订单'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text('A text, a number or yes/no.', '文本、数字或是/否。'),
        }),
      }),
    )
    .max(30)
    .default([])
    .meta(
      field({
        label: text('For the agent', '提供给坐席'),
        help: text('Shown when the customer is called back.', '回拨客户时显示。'),
        widget: 'list',
        advanced: true,
      }),
    ),
  numberVariable: variableField({
    label: text('Keep the number in', '号码保存到'),
    help: text('The number that will be called.', '将要回拨的号码。'),
    advanced: true,
  }),
});
export type CallbackOfferConfig = z.infer<typeof callbackOfferConfigSchema>;
