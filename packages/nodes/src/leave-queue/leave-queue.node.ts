import { defineNodeType } from '@patchbay/flow-schema';
import * as z from 'zod';
import { nameField } from '../fields/plain-fields.ts';
import { quoted } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  exit: nameField({
    label: text('Exit', '出口'),
    help: text(
      'The name of an exit of the queue node whose callers hear this flow.',
      '播放此等待流程的队列节点中的出口名称。',
    ),
    placeholder: text('Leave a message', '留言'),
  }),
});
type Config = z.infer<typeof configSchema>;

/**
 * 1. Inside a waiting flow it ends that flow; the queue gives the place up and goes on by the exit of this name.
 * 2. Anywhere else it fails: there is no queue to leave.
 */
export const leaveQueueNode = defineNodeType<Config>({
  type: 'leave_queue',
  version: 1,
  category: 'agents',
  onlyWhileWaiting: true,
  icon: 'door-open',
  kinds: ['voice'],
  label: text('Leave the queue', '离开队列'),
  help: text(
    'Ends a waiting flow by one of the queue’s exits; the place is given up.',
    '结束等待流程，从队列的某个出口离开并放弃位置。',
  ),
  keywords: ['exit', 'give up', 'out', 'waiting', '退出', '放弃', '等待'],
  config: configSchema,
  defaults: () => ({ exit: '' }),
  ports: () => [{ id: 'failed', label: text('Not in a queue', '不在队列中'), optional: true, unconnected: 'fails' }],
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  summary: ({ exit }, locale) =>
    exit.trim() === ''
      ? text('No exit named yet', '尚未填写出口')[locale]
      : text(`Leaves the queue by ${quoted(exit)}`, `从${quoted(exit)}离开队列`)[locale],
  states: [],
  enter: (context) =>
    context.waitingIn === null
      ? context.fail('not_in_queue', 'Only a waiting flow can leave a queue.')
      : context.endRun('completed', context.config.exit),
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
  check: ({ exit }) =>
    exit.trim() !== ''
      ? []
      : [
          {
            field: ['exit'],
            code: 'exit_without_name',
            severity: 'error',
            message: text('Name the exit of the queue that this leads to.', '请填写队列的出口名称。'),
          },
        ],
});
