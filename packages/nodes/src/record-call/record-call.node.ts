import { defineNodeType, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  action: z
    .enum(['start', 'stop', 'pause', 'resume'])
    .default('start')
    .meta(
      field({
        label: text('What to do', '操作'),
        help: text(
          'The recording holds both sides and goes along over queues, holds and transfers. A pause leaves no trace of what is said.',
          '录音包含双方声音，并在排队、保持和转接中持续。暂停期间的内容不会留存。',
        ),
        widget: 'segmented',
        options: {
          start: text('Start', '开始'),
          stop: text('Stop', '停止'),
          pause: text('Pause', '暂停'),
          resume: text('Resume', '继续'),
        },
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

const sentences = {
  start: text('Records the call from here on', '从此处开始录音'),
  stop: text('Stops recording the call', '停止录音'),
  pause: text('Pauses the recording of the call', '暂停录音'),
  resume: text('Goes on recording the call', '继续录音'),
};

/** Says once what is to become of the recording of the whole call, and goes on at once. */
export const recordCallNode = defineNodeType<Config>({
  type: 'record_call',
  version: 1,
  category: 'agents',
  icon: 'disc',
  kinds: ['voice'],
  label: text('Record the call', '通话录音'),
  help: text(
    'Starts, stops, pauses or resumes the recording of the whole call.',
    '开始、停止、暂停或继续整通电话的录音。',
  ),
  keywords: ['recording', 'tape', 'pause', 'card', 'compliance', '录音', '暂停', '合规'],
  config: configSchema,
  defaults: () => ({ action: 'start' }),
  ports: () => [{ id: 'next', label: text('Next', '下一步') }],
  requires: () => ['answered'],
  writes: () => [],
  expressions: () => [],
  summary: ({ action }, locale) => sentences[action][locale],
  states: [],
  enter: (context) => {
    context.emit({ type: 'call.record', action: context.config.action });
    return context.leave('next');
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
});
