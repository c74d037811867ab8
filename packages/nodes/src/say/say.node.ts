import { defineNodeType, type NodeContext, reveal } from '@patchbay/flow-schema';
import * as z from 'zod';
import { keypad, keysField } from '../fields/keypad-fields.ts';
import { variableField } from '../fields/plain-fields.ts';
import {
  promptExpressions,
  promptField,
  promptMissing,
  promptProblems,
  spokenDefault,
} from '../fields/prompt-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import { describeKeys, describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('What callers hear', '播放内容'),
    help: text(
      'Texts, recordings, library prompts and values, one after another.',
      '可依次组合文本、录音、提示音库和变量的值。',
    ),
  }),
  interruptKeys: keysField({
    label: text('Keys that skip it', '可跳过的按键'),
    help: text(
      'A caller who presses one of these goes on at once. None: the prompt is heard to its end.',
      '来电者按下其中任一按键即跳到下一步。不选则必须听完。',
    ),
  }),
  keyVariable: variableField({
    label: text('Keep the pressed key in', '按键保存到'),
    help: text('Empty text when the prompt was heard to its end.', '完整播放后此变量为空文本。'),
    advanced: true,
  }),
});
type Config = z.infer<typeof configSchema>;

type PlayingData = { playback: number };

/** Remembers the key, where asked to, and goes on. */
function finish(context: NodeContext<Config>, key: string) {
  if (context.config.keyVariable !== '') {
    const failure = context.set(context.config.keyVariable, key);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave('next');
}

/**
 * 1. An empty prompt is passed through without a sound.
 * 2. A key that skips stops the prompt; every other key is ignored.
 * 3. A prompt that cannot be played is a failure of the step.
 */
export const sayNode = defineNodeType<Config>({
  type: 'say',
  version: 1,
  category: 'caller',
  icon: 'volume-2',
  kinds: ['voice'],
  label: text('Say', '播放'),
  help: text('Plays texts, recordings and values to the caller.', '向来电者播放文本、录音和变量的值。'),
  keywords: ['play', 'prompt', 'announcement', 'speak', 'tts', '语音', '提示音', '播报'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, { en: 'Welcome.', zh: '欢迎致电。' }),
    interruptKeys: [],
    keyVariable: '',
  }),
  ports: () => [{ id: 'next', label: text('Next', '下一步') }],
  requires: () => ['answered'],
  writes: (config) => (config.keyVariable === '' ? [] : [{ variable: config.keyVariable, type: 'text' }]),
  expressions: (config) => promptExpressions(['prompt'], config.prompt),
  visit: ({ prompt }) => ({ heard: [prompt] }),
  summary: (config, locale) => {
    const heard = describePrompt(config.prompt, locale);
    if (heard === null) return fill(text('Says nothing yet', '尚无播放内容'), locale);
    const keys = config.interruptKeys;
    if (keys.length === 0) return fill(text('Says {heard}', '播放{heard}'), locale, { heard });
    if (keys.length === keypad.length) {
      return fill(text('Says {heard}, skipped by any key', '播放{heard}，按任意键跳过'), locale, { heard });
    }
    return fill(text('Says {heard}, skipped by {keys}', '播放{heard}，按 {keys} 跳过'), locale, {
      heard,
      keys: describeKeys(keys, locale),
    });
  },
  states: ['playing'],
  enter: (context) => {
    const prompt = startPrompt(context, context.config.prompt);
    if (prompt.kind === 'failed') return prompt.decision;
    if (prompt.kind === 'silent') return finish(context, '');
    const data: PlayingData = { playback: prompt.playback };
    return context.stay('playing', data);
  },
  on: {
    playing: {
      'playback.finished': (context) => finish(context, ''),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const { playback } = context.data as PlayingData;
        const pressed = reveal(event.digit);
        if (!context.config.interruptKeys.some((key) => key === pressed)) return context.stay('playing', { playback });
        context.emit({ type: 'playback.stop', target: playback });
        return finish(context, pressed);
      },
    },
  },
  cancel: (context) => {
    const { playback } = context.data as PlayingData;
    context.emit({ type: 'playback.stop', target: playback });
  },
  screens: () => ({}),
  migrations: [],
  check: (config, languages) => [
    ...promptMissing(['prompt'], config.prompt),
    ...promptProblems(['prompt'], config.prompt, languages),
  ],
});
