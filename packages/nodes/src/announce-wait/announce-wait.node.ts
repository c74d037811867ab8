import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type EventOf,
  type Failure,
  type NodeContext,
  type PlaybackItem,
  type PromptContent,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { switchField } from '../fields/plain-fields.ts';
import { promptExpressions, promptField, promptProblems } from '../fields/prompt-field.ts';
import { text } from '../wording/text.ts';
import { minutesOf, positionSentence, waitSentence } from './wait-sentences.ts';

const configSchema = z.strictObject({
  sayPosition: switchField(
    {
      label: text('Say the place in line', '播报排队位置'),
      help: text('“You are number three in line.”', '“您目前排在第三位。”'),
    },
    true,
  ),
  positionPrompt: promptField({
    label: text('In your own words', '自定义播报内容'),
    help: text('In place of our sentence: `position` counts from 1.', '替代默认语句：`position` 从 1 开始。'),
    when: { field: 'sayPosition', is: [true] },
    advanced: true,
  }),
  sayWait: switchField(
    {
      label: text('Say the expected wait', '播报预计等待时间'),
      help: text(
        'A rounded range, “two to three minutes”; nothing where there is nothing new to say.',
        '取整的范围，如“两到三分钟”；没有新信息时不播报。',
      ),
    },
    true,
  ),
  waitPrompt: promptField({
    label: text('In your own words', '自定义播报内容'),
    help: text(
      'In place of our sentence: `minutesFrom` and `minutesTo` are whole minutes.',
      '替代默认语句：`minutesFrom` 和 `minutesTo` 为整数分钟。',
    ),
    when: { field: 'sayWait', is: [true] },
    advanced: true,
  }),
});
type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
type Items = { readonly ok: true; readonly items: PlaybackItem[] } | { readonly ok: false; readonly failure: Failure };

const waitNames = ['minutesFrom', 'minutesTo'];

function said(
  context: Context,
  own: PromptContent,
  sentence: { readonly text: string; readonly language: string },
  extra: Record<string, number>,
): Items {
  if (own.length > 0) return context.resolvePrompt(own, extra);
  return { ok: true, items: [{ kind: 'speech', ...sentence }] };
}

function announce(context: Context, { position, wait }: EventOf<'queue.told'>): Decision {
  const { sayPosition, positionPrompt, sayWait, waitPrompt } = context.config;
  const items: PlaybackItem[] = [];
  if (sayPosition && position > 0) {
    const found = said(context, positionPrompt, positionSentence(position, context.language), { position });
    if (!found.ok) return context.fail(found.failure.code, found.failure.message);
    items.push(...found.items);
  }
  if (sayWait && position > 0 && wait !== null) {
    const { least, most } = minutesOf(wait);
    const extra = { minutesFrom: least, minutesTo: most ?? least };
    const found = said(context, waitPrompt, waitSentence(wait, context.language), extra);
    if (!found.ok) return context.fail(found.failure.code, found.failure.message);
    items.push(...found.items);
  }
  if (items.length === 0) return context.leave('next');
  return context.stay('playing', { playback: context.emit({ type: 'playback.start', items }) });
}

function checkSaid({ sayPosition, sayWait }: Config): ConfigProblem[] {
  if (sayPosition || sayWait) return [];
  return [
    {
      field: ['sayPosition'],
      code: 'announces_nothing',
      severity: 'warning',
      message: text('This step says nothing.', '此步骤不会播报任何内容。'),
    },
  ];
}

/**
 * 1. Asks where the caller stands, then says it in the language of the call.
 * 2. What routing leaves open is not said: no place once the caller waits no more, no wait where there is no estimate or nothing new.
 * 3. Outside of a waiting flow it fails.
 */
export const announceWaitNode = defineNodeType<Config>({
  type: 'announce_wait',
  version: 1,
  category: 'agents',
  onlyWhileWaiting: true,
  icon: 'hourglass',
  kinds: ['voice'],
  label: text('Announce the wait', '播报等待情况'),
  help: text(
    'Tells callers who wait where they stand and how long it may take.',
    '告知排队中的来电者当前位置和预计等待时间。',
  ),
  keywords: ['position', 'estimate', 'queue', 'how long', 'place', '位置', '预计', '等待', '排队'],
  config: configSchema,
  defaults: () => ({ sayPosition: true, positionPrompt: [], sayWait: true, waitPrompt: [] }),
  ports: () => [
    { id: 'next', label: text('Next', '下一步') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: () => [],
  expressions: (config) => [
    ...(config.sayPosition ? promptExpressions(['positionPrompt'], config.positionPrompt, ['position']) : []),
    ...(config.sayWait ? promptExpressions(['waitPrompt'], config.waitPrompt, waitNames) : []),
  ],
  visit: ({ sayPosition, positionPrompt, sayWait, waitPrompt }) => ({
    heard: [...(sayPosition ? [positionPrompt] : []), ...(sayWait ? [waitPrompt] : [])],
    sounds: sayPosition || sayWait,
  }),
  summary: ({ sayPosition, sayWait }, locale) => {
    if (sayPosition && sayWait) return text('Says place and expected wait', '播报位置和预计等待时间')[locale];
    if (sayPosition) return text('Says the place in line', '播报排队位置')[locale];
    return sayWait
      ? text('Says the expected wait', '播报预计等待时间')[locale]
      : text('Says nothing', '不播报')[locale];
  },
  states: ['asking', 'playing'],
  enter: (context) => {
    if (context.waitingIn === null) {
      return context.fail('not_in_queue', 'Only callers who wait in a queue have a place in it.');
    }
    return context.stay('asking', { ask: context.emit({ type: 'queue.ask', target: context.waitingIn.join }) });
  },
  on: {
    asking: { 'queue.told': announce, 'dtmf.received': 'ignored' },
    playing: {
      'playback.finished': (context) => context.leave('next'),
      // Who waits goes on waiting, whether they could be told or not.
      'playback.failed': (context) => context.leave('next'),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    if (state !== 'playing') return;
    context.emit({ type: 'playback.stop', target: (context.data as { playback: number }).playback });
  },
  screens: () => ({}),
  migrations: [],
  check: (config, languages) => [
    ...checkSaid(config),
    ...promptProblems(['positionPrompt'], config.positionPrompt, languages),
    ...promptProblems(['waitPrompt'], config.waitPrompt, languages),
  ],
});
