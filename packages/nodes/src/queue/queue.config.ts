import { field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { contactVariableFields, ringTimeoutField, whisperField } from '../contact/contact-fields.ts';
import { branchIdField, branchLabelField } from '../fields/branch-field.ts';
import { queueField } from '../fields/centre-fields.ts';
import { innerFlowField, innerInputsField } from '../fields/inner-flow-fields.ts';
import { countField, durationField, expressionField, nameField } from '../fields/plain-fields.ts';
import { skillRingsField } from '../fields/skill-rings-field.ts';
import { text } from '../wording/text.ts';

const waitingSchema = z.strictObject({
  flowId: innerFlowField({
    label: text('Waiting flow', '等待流程'),
    help: text(
      'Heard over and over while the caller keeps the place: music, position, offers. Empty: plain music.',
      '来电者排队期间循环播放：音乐、排队位置、可选服务等。留空则只播放音乐。',
    ),
  }),
  inputs: innerInputsField({ advanced: true }),
});

export const queueConfigSchema = z.strictObject({
  queueId: queueField({
    label: text('Queue', '队列'),
    help: text('Who answers and by which rules is set at the queue.', '由谁接听以及分配规则在队列中设置。'),
  }),
  waiting: waitingSchema.prefault({}).meta(
    field({
      label: text('While waiting', '等待期间'),
      help: text('What the caller hears until an agent answers.', '坐席接听前来电者听到的内容。'),
      widget: 'group',
    }),
  ),
  exits: z
    .array(
      z.strictObject({
        id: branchIdField(),
        label: branchLabelField(text('Leave a message', '留言')),
      }),
    )
    .max(20)
    .default([])
    .meta(
      field({
        label: text('Exits of the waiting flow', '等待流程的出口'),
        help: text(
          'By name: where “Leave the queue” in the waiting flow leads to. The place is given up.',
          '按名称对应等待流程中“离开队列”的去向，离开后不再保留位置。',
        ),
        widget: 'list',
      }),
    ),
  priority: countField(
    {
      label: text('Priority', '优先级'),
      help: text(
        'Added to what the queue gives everybody: -100 to 100, the higher goes first. “Set routing” goes before this.',
        '在队列优先级之上增加，-100 到 100，越高越先接听。“设置路由”的结果优先于此处。',
      ),
    },
    { min: -100, max: 100, defaultValue: 0 },
  ),
  vip: z
    .enum(['no', 'yes', 'when'])
    .default('no')
    .meta(
      field({
        label: text('VIP', '贵宾'),
        help: text(
          'Goes ahead of everyone, and straight to their own agent when that one is free.',
          '排在所有人之前；专属坐席空闲时直接接入专属坐席。',
        ),
        widget: 'segmented',
        options: { no: text('No', '否'), yes: text('Yes', '是'), when: text('When', '按条件') },
      }),
    ),
  vipWhen: expressionField({
    label: text('VIP when', '贵宾条件'),
    help: text(
      'True makes the caller a VIP, for example `level == "gold"`.',
      '为真时视为贵宾，例如 `level == "gold"`。',
    ),
    when: { field: 'vip', is: ['when'] },
  }),
  skills: z
    .enum(['queue', 'own'])
    .default('queue')
    .meta(
      field({
        label: text('Wanted skills', '所需技能'),
        help: text(
          'Those of the queue, or others for callers who come this way.',
          '使用队列的设置，或为经此进入的来电者单独设置。',
        ),
        widget: 'segmented',
        options: { queue: text('Of the queue', '按队列'), own: text('Others', '单独设置') },
      }),
    ),
  rings: skillRingsField({
    label: text('Skills by waiting time', '按等待时间要求的技能'),
    help: text('Relaxed step by step: each step counts from its time on.', '逐步放宽：每一步从其时间开始生效。'),
    when: { field: 'skills', is: ['own'] },
  }),
  stickyMs: durationField(
    {
      label: text('Wait for the same agent', '等待同一坐席'),
      help: text(
        'Keeps the caller for whoever spoke with them last, for at most so long. 0 takes anybody.',
        '优先等待上次通话的坐席，最长等待此时间。填 0 表示任何坐席均可。',
      ),
      advanced: true,
    },
    { minMs: 0, maxMs: 3_600_000, defaultMs: 0 },
  ),
  attributes: z
    .array(
      z.strictObject({
        name: nameField({
          label: text('Name', '名称'),
          help: text('As the rules of the queue call it.', '与队列规则中的名称一致。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text(
            'A text, a number or yes/no. Nothing is passed where it is nothing.',
            '文本、数字或是/否；为空则不传递。',
          ),
        }),
      }),
    )
    .max(50)
    .default([])
    .meta(
      field({
        label: text('For the rules of the queue', '供队列规则使用'),
        help: text(
          'The place and country of the number, the customer’s level and language are known already.',
          '号码归属地和国家、客户等级和语言已自动提供。',
        ),
        widget: 'list',
        advanced: true,
      }),
    ),
  whisper: whisperField(),
  ringTimeoutMs: ringTimeoutField({ advanced: true }),
  ...contactVariableFields(),
});
export type QueueConfig = z.infer<typeof queueConfigSchema>;
