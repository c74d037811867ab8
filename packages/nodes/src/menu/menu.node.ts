import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type NodeContext,
  reveal,
  type SeatFieldForm,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { agentField, agentFields } from '../fields/agent-field.ts';
import { keyChoicePorts, keyChoiceProblems, keyChoicesField } from '../fields/key-choices-field.ts';
import { keysDuringPromptField } from '../fields/keypad-fields.ts';
import { durationField, variableField } from '../fields/plain-fields.ts';
import {
  promptExpressions,
  promptField,
  promptMissing,
  promptProblems,
  spokenDefault,
} from '../fields/prompt-field.ts';
import { retryExpressions, retryField, retryProblems, retryPrompt } from '../fields/retry-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import { describeDuration, describeKeys, describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('Prompt', '提示音'),
    help: text('Says what can be chosen. Name the choice before the key.', '说明可选内容，先说选项再说按键。'),
  }),
  keys: keyChoicesField(
    {
      label: text('Choices', '选项'),
      help: text('Each key has a port of its own.', '每个按键对应一个端口。'),
    },
    text('Sales', '销售'),
  ),
  timeoutMs: durationField(
    {
      label: text('Wait for a key', '等待按键'),
      help: text('Counted from the end of the prompt.', '从提示音播完开始计时。'),
    },
    { minMs: 500, maxMs: 60_000, defaultMs: 5_000 },
  ),
  keysDuringPrompt: keysDuringPromptField(),
  noInput: retryField({
    label: text('When nothing is pressed', '未按键时'),
    help: text('After the last attempt the call leaves by “No input”.', '最后一次尝试后从“未输入”端口离开。'),
  }),
  noMatch: retryField({
    label: text('When another key is pressed', '按错键时'),
    help: text('After the last attempt the call leaves by “Wrong key”.', '最后一次尝试后从“按键无效”端口离开。'),
  }),
  keyVariable: variableField({
    label: text('Keep the pressed key in', '按键保存到'),
    help: text('A text variable. Only a key among the choices is kept.', '文本变量，仅保存有效的选项按键。'),
    advanced: true,
  }),
  ...agentFields({
    help: text(
      'The seat shows what was chosen when the call arrives there, where the key is kept in a variable.',
      '按键已保存到变量时，来电转到坐席后显示所选内容。',
    ),
  }),
});
type Config = z.infer<typeof configSchema>;

/** How often each kind of attempt has failed so far. */
type Attempts = { noInput: number; noMatch: number };
type PromptingData = Attempts & { playback: number; kept: string | null };
type WaitingData = Attempts & { timer: number };

function prompt(context: NodeContext<Config>, content: Config['prompt'], attempts: Attempts): Decision {
  const started = startPrompt(context, content);
  if (started.kind === 'failed') return started.decision;
  if (started.kind === 'silent') return wait(context, attempts);
  const { noInput, noMatch } = attempts;
  const data: PromptingData = { noInput, noMatch, playback: started.playback, kept: null };
  return context.stay('prompting', data);
}

function wait(context: NodeContext<Config>, { noInput, noMatch }: Attempts): Decision {
  const timer = context.emit({ type: 'timer.start', durationMs: context.config.timeoutMs });
  const data: WaitingData = { noInput, noMatch, timer };
  return context.stay('waiting', data);
}

function choose(context: NodeContext<Config>, pressed: string, { noInput, noMatch }: Attempts): Decision {
  const { config } = context;
  if (!config.keys.some(({ key }) => key === pressed)) {
    if (noMatch >= config.noMatch.retriesMax) return context.leave('no_match');
    const attempts = { noInput, noMatch: noMatch + 1 };
    return prompt(context, retryPrompt(config.noMatch, attempts.noMatch, config.prompt), attempts);
  }
  if (config.keyVariable !== '') {
    const failure = context.set(config.keyVariable, pressed);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave(pressed);
}

function giveTime(context: NodeContext<Config>, { noInput, noMatch }: Attempts): Decision {
  const { config } = context;
  if (noInput >= config.noInput.retriesMax) return context.leave('no_input');
  const attempts = { noInput: noInput + 1, noMatch };
  return prompt(context, retryPrompt(config.noInput, attempts.noInput, config.prompt), attempts);
}

function checkKeys({ keys }: Config): ConfigProblem[] {
  if (keys.length > 0) return keyChoiceProblems(keys);
  return [
    {
      field: ['keys'],
      code: 'menu_without_keys',
      severity: 'error',
      message: text('Add at least one key that callers may press.', '请至少添加一个按键选项。'),
    },
  ];
}

const choices = text('Choices', '按键选择');

function choicePorts({ keys }: Config): string[] {
  return [...new Set(keys.map(({ key }) => key)), 'no_input', 'no_match'];
}

/** The agent reads what was chosen, not which key it was. */
function chosenForm({ keys }: Config): SeatFieldForm {
  return { kind: 'choice', options: keyChoicePorts(keys).map(({ id, label }) => ({ value: id, label })) };
}

/**
 * 1. The prompt is played; what a key does meanwhile is the config's choice: interrupt, keep the first one, ignore.
 * 2. After the prompt the caller has `timeoutMs`; a key in that time is the choice, with no key the attempt has failed.
 * 3. A key that is not among the choices is a failed attempt of the other kind. Both kinds have their own count and prompts.
 * 4. A prompt that cannot be played is a failure of the step: the caller would not know what to press.
 */
export const menuNode = defineNodeType<Config>({
  type: 'menu',
  version: 1,
  category: 'caller',
  icon: 'grid-3x3',
  kinds: ['voice'],
  label: text('Menu', '菜单'),
  help: text('Lets the caller choose with one key.', '让来电者按一个键进行选择。'),
  keywords: ['ivr', 'keypress', 'choice', 'options', 'dtmf', '按键', '选择', '导航'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, {
      en: 'For sales, press 1. For support, press 2.',
      zh: '销售请按 1，客服请按 2。',
    }),
    keys: [
      { key: '1', label: '' },
      { key: '2', label: '' },
    ],
    timeoutMs: 5_000,
    keysDuringPrompt: 'interrupt',
    noInput: { retriesMax: 2, prompts: [], repeatPrompt: true },
    noMatch: { retriesMax: 2, prompts: [], repeatPrompt: true },
    keyVariable: '',
    showToAgent: false,
    agentLabel: '',
  }),
  ports: (config) => [
    ...keyChoicePorts(config.keys),
    { id: 'no_input', label: text('No input', '未输入') },
    { id: 'no_match', label: text('Wrong key', '按键无效') },
  ],
  requires: () => ['answered'],
  writes: (config) =>
    config.keyVariable === ''
      ? []
      : [{ variable: config.keyVariable, type: 'text', by: config.keys.map(({ key }) => key) }],
  expressions: (config) => [
    ...promptExpressions(['prompt'], config.prompt),
    ...retryExpressions('noInput', config.noInput),
    ...retryExpressions('noMatch', config.noMatch),
  ],
  visit: ({ prompt: heard, keys, timeoutMs, noInput }) => ({
    actedPorts: [...keys.map(({ key }) => key), 'no_match'],
    heard: [heard],
    waitMsMax: timeoutMs,
    attemptsMax: noInput.retriesMax + 1,
    listens: true,
    keysMax: 1,
    chooses: true,
  }),
  summary: (config, locale) => {
    if (config.keys.length === 0) return fill(text('No keys to choose from yet', '尚未设置按键'), locale);
    const heard = describePrompt(config.prompt, locale);
    const places = {
      heard: heard ?? '',
      time: describeDuration(config.timeoutMs, locale),
      keys: describeKeys(
        config.keys.map(({ key }) => key),
        locale,
      ),
    };
    return heard === null
      ? fill(text('Waits {time} for {keys}', '等待 {time}按 {keys}'), locale, places)
      : fill(text('Says {heard}, waits {time} for {keys}', '播放{heard}，等待 {time}按 {keys}'), locale, places);
  },
  states: ['prompting', 'waiting'],
  enter: (context) => prompt(context, context.config.prompt, { noInput: 0, noMatch: 0 }),
  on: {
    prompting: {
      'playback.finished': (context) => {
        const data = context.data as PromptingData;
        return data.kept === null ? wait(context, data) : choose(context, data.kept, data);
      },
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const data = context.data as PromptingData;
        const pressed = reveal(event.digit);
        switch (context.config.keysDuringPrompt) {
          case 'interrupt':
            context.emit({ type: 'playback.stop', target: data.playback });
            return choose(context, pressed, data);
          case 'keep':
            return context.stay('prompting', { ...data, kept: data.kept ?? pressed });
          case 'ignore':
            return context.stay('prompting', data);
        }
      },
    },
    waiting: {
      'dtmf.received': (context, event) => {
        const data = context.data as WaitingData;
        context.emit({ type: 'timer.cancel', target: data.timer });
        return choose(context, reveal(event.digit), data);
      },
      'timer.fired': (context) => giveTime(context, context.data as WaitingData),
    },
  },
  cancel: (context, state) => {
    if (state === 'prompting') {
      context.emit({ type: 'playback.stop', target: (context.data as PromptingData).playback });
    } else {
      context.emit({ type: 'timer.cancel', target: (context.data as WaitingData).timer });
    }
  },
  screens: (config) => ({
    ...(config.showToAgent && config.keyVariable !== ''
      ? { seat: [{ ...agentField(config.keyVariable, config.agentLabel), form: chosenForm(config) }] }
      : {}),
    floor: [{ kind: 'ways', label: choices, ports: choicePorts(config) }],
    reports: [{ kind: 'funnel', id: 'choices', label: choices, ports: choicePorts(config) }],
  }),
  migrations: [],
  check: (config, languages) => [
    ...checkKeys(config),
    ...promptMissing(['prompt'], config.prompt),
    ...promptProblems(['prompt'], config.prompt, languages),
    ...retryProblems('noInput', config.noInput, languages),
    ...retryProblems('noMatch', config.noMatch, languages),
  ],
});
