import { defineNodeType, field, type NodeContext } from '@patchbay/flow-schema';
import * as z from 'zod';
import { promptExpressions, promptField, promptProblems, spokenDefault } from '../fields/prompt-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import { describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

/** Q.850 cause codes by the names people know them by. */
const causes = { normal: 16, busy: 17, rejected: 21, unallocated: 1, congestion: 34 } as const;

const causeLabels = {
  normal: text('Normal end', '正常结束'),
  busy: text('Busy', '忙'),
  rejected: text('Call rejected', '拒接'),
  unallocated: text('Number not in service', '空号'),
  congestion: text('No line free', '线路拥塞'),
};

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('Say first', '挂断前播放'),
    help: text('Leave empty to hang up at once.', '留空则立即挂断。'),
  }),
  cause: z
    .enum(['normal', 'busy', 'rejected', 'unallocated', 'congestion'])
    .default('normal')
    .meta(
      field({
        label: text('Reason told to the network', '向网络发送的原因'),
        help: text(
          'A call that was not answered yet is refused with it: the caller hears a busy tone, for example.',
          '尚未接听的来电会以此原因被拒绝，例如来电者会听到忙音。',
        ),
        widget: 'select',
        options: causeLabels,
        advanced: true,
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

type PlayingData = { playback: number };

function hangUp(context: NodeContext<Config>) {
  context.emit({ type: 'call.hangup', cause: causes[context.config.cause] });
  return context.endRun('hung_up');
}

/**
 * 1. The goodbye is heard to its end; keys are ignored.
 * 2. A goodbye that cannot be played does not keep the caller on the line: the call is hung up all the same.
 * 3. Without a goodbye an unanswered call is refused with the cause instead of being answered first.
 */
export const hangUpNode = defineNodeType<Config>({
  type: 'hang_up',
  version: 1,
  category: 'start_end',
  icon: 'phone-off',
  kinds: ['voice'],
  label: text('Hang up', '挂断'),
  help: text('Says goodbye and ends the call.', '播放结束语并结束通话。'),
  keywords: ['end', 'goodbye', 'disconnect', 'terminate', 'reject', '结束', '再见', '拒接'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, { en: 'Thank you for calling. Goodbye.', zh: '感谢您的来电，再见。' }),
    cause: 'normal',
  }),
  ports: () => [],
  requires: (config) => (config.prompt.length > 0 ? ['answered'] : ['call']),
  writes: () => [],
  expressions: (config) => promptExpressions(['prompt'], config.prompt),
  visit: ({ prompt }) => ({ heard: [prompt] }),
  summary: (config, locale) => {
    const heard = describePrompt(config.prompt, locale);
    const words = heard === null ? text('Hangs up', '挂断') : text('Says {heard} and hangs up', '播放{heard}后挂断');
    const cause = config.cause === 'normal' ? text('', '') : text(' ({cause})', '（{cause}）');
    return (
      fill(words, locale, { heard: heard ?? '' }) + fill(cause, locale, { cause: causeLabels[config.cause][locale] })
    );
  },
  states: ['playing'],
  enter: (context) => {
    const prompt = startPrompt(context, context.config.prompt);
    if (prompt.kind !== 'playing') return hangUp(context);
    const data: PlayingData = { playback: prompt.playback };
    return context.stay('playing', data);
  },
  on: {
    playing: {
      'playback.finished': hangUp,
      'playback.failed': hangUp,
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context) => {
    const { playback } = context.data as PlayingData;
    context.emit({ type: 'playback.stop', target: playback });
  },
  screens: () => ({}),
  migrations: [],
  check: (config, languages) => promptProblems(['prompt'], config.prompt, languages),
});
