import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type EventOf,
  field,
  type NodeContext,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { durationField, switchField, variableField } from '../fields/plain-fields.ts';
import { promptExpressions, promptField, promptProblems, spokenDefault } from '../fields/prompt-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import { describeDuration, describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('Say first', '录音前播放'),
    help: text('Says what to leave and how it ends.', '说明留言内容和结束方式。'),
  }),
  keySkipsPrompt: switchField(
    {
      label: text('Any key skips the prompt', '按任意键跳过提示音'),
      help: text('For callers who have heard it before.', '方便听过提示音的来电者。'),
    },
    true,
  ),
  beep: switchField(
    {
      label: text('Beep', '提示音“嘀”'),
      help: text('Tells the caller that the recorder is running.', '提示来电者录音已开始。'),
    },
    true,
  ),
  durationMsMax: durationField(
    {
      label: text('Longest message', '最长录音'),
      help: text('The recorder stops after this time.', '到达该时长后停止录音。'),
    },
    { minMs: 1_000, maxMs: 3_600_000, defaultMs: 120_000 },
  ),
  durationMsMin: durationField(
    {
      label: text('Shortest message', '最短录音'),
      help: text('Anything shorter leaves by “Too short”.', '短于该时长从“过短”端口离开。'),
    },
    { minMs: 0, maxMs: 60_000, defaultMs: 1_000 },
  ),
  silenceMs: durationField(
    {
      label: text('Ends after silence of', '静音多久后结束'),
      help: text('0: silence does not end it.', '填 0 表示静音不结束录音。'),
    },
    { minMs: 0, maxMs: 60_000, defaultMs: 5_000 },
  ),
  endKey: z
    .enum(['#', '*', 'any', 'none'])
    .default('#')
    .meta(
      field({
        label: text('Key that ends it', '结束键'),
        help: text('Silence and hanging up end it too.', '静音和挂机也会结束录音。'),
        widget: 'segmented',
        options: { '#': text('#', '#'), '*': text('*', '*'), any: text('Any', '任意键'), none: text('None', '无') },
      }),
    ),
  recordingVariable: variableField({
    label: text('Keep the recording in', '录音编号保存到'),
    help: text('Its id, by which it is found and played.', '用于查找和播放录音的编号。'),
  }),
  durationVariable: variableField({
    label: text('Keep its length in', '录音时长保存到'),
    help: text('In seconds.', '单位为秒。'),
  }),
});
type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

type PromptingData = { playback: number };
type RecordingData = { recording: number };
type KeepingData = RecordingData & { timer: number };

/** How long the recorder may take to hand over what it has once the caller is gone. */
const keepingMsMax = 10_000;

function record(context: Context): Decision {
  const { durationMsMax, silenceMs, beep, endKey } = context.config;
  const data: RecordingData = {
    recording: context.emit({
      type: 'recording.start',
      durationMsMax,
      silenceMs,
      beep,
      terminateOn: endKey,
      purpose: 'voicemail',
    }),
  };
  return context.stay('recording', data);
}

function keep(context: Context, event: EventOf<'recording.finished'>): Decision {
  const { config } = context;
  if (event.durationMs < config.durationMsMin) return context.leave('too_short');
  const writes = [
    { variable: config.recordingVariable, value: event.recordingId },
    { variable: config.durationVariable, value: Math.round(event.durationMs / 1000) },
  ];
  for (const { variable, value } of writes) {
    if (variable === '') continue;
    const failure = context.set(variable, value);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave('recorded');
}

function checkDurations({ durationMsMin, durationMsMax }: Config): ConfigProblem[] {
  if (durationMsMin < durationMsMax) return [];
  return [
    {
      field: ['durationMsMin'],
      code: 'duration_range_empty',
      severity: 'error',
      message: text('The shortest message has to be shorter than the longest.', '最短录音须短于最长录音。'),
    },
  ];
}

/**
 * 1. The prompt is played, then the recorder starts; the recorder itself listens for the end key and for silence.
 * 2. A caller who hangs up while recording leaves a message like any other: the node waits for what was recorded and goes on,
 *    so that steps that need no caller (a request, a variable) still run.
 * 3. A message below the shortest length leaves by `too_short` and sets nothing.
 */
export const recordMessageNode = defineNodeType<Config>({
  type: 'record_message',
  version: 1,
  category: 'caller',
  icon: 'voicemail',
  kinds: ['voice'],
  label: text('Record a message', '录制留言'),
  help: text('Voicemail: records what the caller says.', '语音信箱：录下来电者的留言。'),
  keywords: ['voicemail', 'recording', 'message', 'mailbox', '留言', '录音', '信箱'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, {
      en: 'Please leave a message after the tone. Press the hash key when you are done.',
      zh: '请在提示音后留言，留言结束请按井号键。',
    }),
    keySkipsPrompt: true,
    beep: true,
    durationMsMax: 120_000,
    durationMsMin: 1_000,
    silenceMs: 5_000,
    endKey: '#',
    recordingVariable: '',
    durationVariable: '',
  }),
  ports: () => [
    { id: 'recorded', label: text('Recorded', '已录制') },
    { id: 'too_short', label: text('Too short', '过短') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: (config) => [
    ...(config.recordingVariable === '' ? [] : [{ variable: config.recordingVariable, type: 'text' as const }]),
    ...(config.durationVariable === '' ? [] : [{ variable: config.durationVariable, type: 'number' as const }]),
  ],
  expressions: (config) => promptExpressions(['prompt'], config.prompt),
  visit: ({ prompt, durationMsMax }) => ({
    actedPorts: ['recorded'],
    heard: [prompt],
    waitMsMax: durationMsMax,
    sounds: true,
    listens: true,
  }),
  summary: (config, locale) => {
    const heard = describePrompt(config.prompt, locale);
    const places = { heard: heard ?? '', time: describeDuration(config.durationMsMax, locale) };
    return heard === null
      ? fill(text('Records up to {time}', '最长录音 {time}'), locale, places)
      : fill(text('Says {heard}, records up to {time}', '播放{heard}，最长录音 {time}'), locale, places);
  },
  states: ['prompting', 'recording', 'keeping'],
  enter: (context) => {
    const prompt = startPrompt(context, context.config.prompt);
    if (prompt.kind === 'failed') return prompt.decision;
    if (prompt.kind === 'silent') return record(context);
    const data: PromptingData = { playback: prompt.playback };
    return context.stay('prompting', data);
  },
  on: {
    prompting: {
      'playback.finished': record,
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context) => {
        const { playback } = context.data as PromptingData;
        if (!context.config.keySkipsPrompt) return context.stay('prompting', { playback });
        context.emit({ type: 'playback.stop', target: playback });
        return record(context);
      },
    },
    recording: {
      'recording.finished': keep,
      'recording.failed': (context, event) => context.fail(event.code, event.message),
      // The recorder hears the end key itself.
      'dtmf.received': 'ignored',
      'call.hungup': (context) => {
        const { recording } = context.data as RecordingData;
        const timer = context.emit({ type: 'timer.start', durationMs: keepingMsMax });
        const data: KeepingData = { recording, timer };
        return context.stay('keeping', data);
      },
    },
    keeping: {
      'recording.finished': (context, event) => {
        context.emit({ type: 'timer.cancel', target: (context.data as KeepingData).timer });
        return keep(context, event);
      },
      'recording.failed': (context, event) => {
        context.emit({ type: 'timer.cancel', target: (context.data as KeepingData).timer });
        return context.fail(event.code, event.message);
      },
      'timer.fired': (context) => {
        context.emit({ type: 'recording.stop', target: (context.data as KeepingData).recording });
        return context.fail('recording_lost', 'The caller hung up and the recorder did not hand over what it had.');
      },
    },
  },
  cancel: (context, state) => {
    if (state === 'prompting') {
      context.emit({ type: 'playback.stop', target: (context.data as PromptingData).playback });
      return;
    }
    context.emit({ type: 'recording.stop', target: (context.data as RecordingData).recording });
    if (state === 'keeping') context.emit({ type: 'timer.cancel', target: (context.data as KeepingData).timer });
  },
  screens: () => ({
    reports: [
      { kind: 'count', id: 'messages', label: text('Messages', '留言'), ports: ['recorded', 'too_short', 'failed'] },
    ],
  }),
  migrations: [],
  check: (config, languages) => [
    ...checkDurations(config),
    ...(config.recordingVariable === ''
      ? [
          {
            field: ['recordingVariable'],
            code: 'recording_not_kept',
            severity: 'warning' as const,
            message: text(
              'The message is stored with the call, but this flow has no hold of it.',
              '留言会随通话保存，但流程中无法引用。',
            ),
          },
        ]
      : []),
    ...promptProblems(['prompt'], config.prompt, languages),
  ],
});
