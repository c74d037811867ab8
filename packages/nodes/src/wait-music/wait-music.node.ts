import { type Decision, defineNodeType, type NodeContext, reveal } from '@patchbay/flow-schema';
import * as z from 'zod';
import { keyChoicePorts, keyChoiceProblems, keyChoicesField } from '../fields/key-choices-field.ts';
import { durationField, switchField } from '../fields/plain-fields.ts';
import { describeDuration, describeKeys, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  endless: switchField(
    {
      label: text('Without end', '一直播放'),
      help: text('Until a key is pressed or an agent answers.', '直到来电者按键或坐席接听。'),
    },
    false,
  ),
  durationMs: durationField(
    {
      label: text('For', '播放时长'),
      help: text('Then the call leaves by “Over”.', '播放结束后从“结束”端口离开。'),
      when: { field: 'endless', is: [false] },
    },
    { minMs: 1_000, maxMs: 3_600_000, defaultMs: 30_000 },
  ),
  keys: keyChoicesField(
    {
      label: text('Keys', '按键'),
      help: text(
        'Each ends the music and has a port of its own; others do nothing.',
        '每个按键结束音乐并对应一个端口，其他按键无效。',
      ),
    },
    text('Call me back', '给我回电'),
  ),
});
type Config = z.infer<typeof configSchema>;

/** `timer` is 0 where the music has no end. */
type PlayingData = { timer: number };

function stop(context: NodeContext<Config>, port: string): Decision {
  context.emit({ type: 'music.stop' });
  return context.leave(port);
}

function endTimer(context: NodeContext<Config>): void {
  const { timer } = context.data as PlayingData;
  if (timer !== 0) context.emit({ type: 'timer.cancel', target: timer });
}

/**
 * 1. Music is heard for `durationMs`, or without end; a listed key ends it and leaves by its port, others do nothing.
 * 2. Leaving and cancelling stop the music.
 */
export const waitMusicNode = defineNodeType<Config>({
  type: 'wait_music',
  version: 1,
  category: 'agents',
  icon: 'audio-lines',
  kinds: ['voice'],
  label: text('Music', '等待音乐'),
  help: text('Plays music for a while, with keys to go on.', '播放一段音乐，可按键继续。'),
  keywords: ['hold', 'moh', 'wait', 'queue', '音乐', '等待', '保持'],
  config: configSchema,
  defaults: () => ({ endless: false, durationMs: 30_000, keys: [] }),
  ports: (config) => [
    ...keyChoicePorts(config.keys),
    ...(config.endless ? [] : [{ id: 'over', label: text('Over', '结束') }]),
  ],
  requires: () => ['answered'],
  writes: () => [],
  expressions: () => [],
  visit: ({ endless, durationMs, keys }) => ({
    actedPorts: keyChoicePorts(keys).map(({ id }) => id),
    waitMsMax: endless ? 'endless' : durationMs,
    sounds: true,
    listens: keys.length > 0,
    keysMax: 1,
  }),
  summary: (config, locale) => {
    const time = describeDuration(config.durationMs, locale);
    const music = config.endless
      ? text('Music without end', '一直播放音乐')
      : text('Music for {time}', '播放音乐 {time}');
    const keys = describeKeys(
      config.keys.map(({ key }) => key),
      locale,
    );
    const words = fill(music, locale, { time });
    return keys === '' ? words : words + fill(text(', keys {keys}', '，按键 {keys}'), locale, { keys });
  },
  states: ['playing'],
  enter: (context) => {
    const { endless, durationMs } = context.config;
    context.emit({ type: 'music.start' });
    const data: PlayingData = { timer: endless ? 0 : context.emit({ type: 'timer.start', durationMs }) };
    return context.stay('playing', data);
  },
  on: {
    playing: {
      'timer.fired': (context) => stop(context, 'over'),
      'dtmf.received': (context, event) => {
        const pressed = reveal(event.digit);
        if (!context.config.keys.some(({ key }) => key === pressed)) return context.stay('playing', context.data);
        endTimer(context);
        return stop(context, pressed);
      },
    },
  },
  cancel: (context) => {
    endTimer(context);
    context.emit({ type: 'music.stop' });
  },
  screens: (config) => ({
    ...(config.keys.length === 0
      ? {}
      : {
          reports: [
            {
              kind: 'funnel',
              id: 'keys',
              label: text('Keys while music played', '音乐期间按键'),
              ports: [...keyChoicePorts(config.keys).map(({ id }) => id), ...(config.endless ? [] : ['over'])],
            },
          ],
        }),
  }),
  migrations: [],
  check: ({ keys }) => keyChoiceProblems(keys),
});
