import { type ConfigProblem, defineNodeType, evaluateExpression, reveal } from '@patchbay/flow-schema';
import { agentField } from '../fields/agent-field.ts';
import { variableMissing } from '../fields/plain-fields.ts';
import { promptExpressions, promptMissing, promptProblems, spokenDefault } from '../fields/prompt-field.ts';
import { retryExpressions, retryProblems } from '../fields/retry-field.ts';
import { describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';
import { type CollectDigitsConfig, collectDigitsConfigSchema } from './collect-digits.config.ts';
import {
  type AwaitingData,
  answerOf,
  awaitAnswer,
  beginAttempt,
  type CollectingData,
  type ConfirmingData,
  complete,
  type PromptingData,
  retryConfirm,
  retryNoInput,
  takeAnswer,
  takeKeys,
  withDigit,
} from './collecting.ts';

function confirmDefault(languages: readonly string[]) {
  const before = spokenDefault(languages, { en: 'You have entered', zh: '您输入的是' });
  const after = spokenDefault(languages, {
    en: 'If this is correct, press 1. To enter it again, press 2.',
    zh: '确认请按 1，重新输入请按 2。',
  });
  return [...before, { kind: 'value' as const, value: 'digits', as: 'digits' as const }, ...after];
}

function checkConfirm(config: CollectDigitsConfig, languages: readonly string[]): ConfigProblem[] {
  const { confirm } = config;
  if (!confirm.enabled) return [];
  const path = ['confirm', 'prompt'];
  const problems = [...promptMissing(path, confirm.prompt), ...promptProblems(path, confirm.prompt, languages)];
  if (confirm.acceptKey !== confirm.correctKey) return problems;
  return [
    ...problems,
    {
      field: ['confirm', 'correctKey'],
      code: 'confirm_keys_equal',
      severity: 'error',
      message: text('The same key cannot both accept and correct.', '确认键和重新输入键不能相同。'),
    },
  ];
}

function checkLengths({ digitsMin, digitsMax }: CollectDigitsConfig): ConfigProblem[] {
  if (digitsMin <= digitsMax) return [];
  return [
    {
      field: ['digitsMin'],
      code: 'digits_range_empty',
      severity: 'error',
      message: text(
        `No entry has at least ${digitsMin} and at most ${digitsMax} digits.`,
        `不存在最少 ${digitsMin} 位且最多 ${digitsMax} 位的输入。`,
      ),
    },
  ];
}

function checkPattern({ pattern }: CollectDigitsConfig): ConfigProblem[] {
  const tried = evaluateExpression('"".matches(pattern)', { pattern: `^(?:${pattern})$` });
  if (tried.ok) return [];
  return [
    {
      field: ['pattern'],
      code: 'pattern_invalid',
      severity: 'error',
      message: text(
        `This is not a regular expression of RE2: ${tried.failure.message}`,
        '这不是有效的 RE2 正则表达式，例如可写作 1[3-9][0-9]{9}。',
      ),
    },
  ];
}

/**
 * 1. The prompt is played; keys pressed meanwhile interrupt it, are kept for afterwards, or are ignored.
 * 2. The entry is complete with `digitsMax` digits, with the end key, or when the caller pauses after a digit.
 * 3. No digit in time is an attempt without input. Too few digits, digits that do not fit the pattern or that the variable
 *    cannot hold are an invalid attempt. Each kind has its own count and prompts.
 * 4. With confirmation the digits are read back; only the two keys count, the others are ignored. Silence reads them again.
 * 5. The variable is set once, when the entry is accepted.
 */
export const collectDigitsNode = defineNodeType<CollectDigitsConfig>({
  type: 'collect_digits',
  version: 1,
  category: 'caller',
  icon: 'keyboard',
  kinds: ['voice'],
  label: text('Collect digits', '收集号码'),
  help: text('Lets the caller enter a number on the key pad.', '让来电者通过按键输入号码。'),
  keywords: ['input', 'gather', 'account', 'pin', 'number', 'dtmf', '输入', '按键', '卡号', '密码'],
  config: collectDigitsConfigSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, {
      en: 'Please enter your number, followed by the hash key.',
      zh: '请输入您的号码，按井号键结束。',
    }),
    variable: '',
    digitsMin: 1,
    digitsMax: 10,
    endKey: '#',
    firstDigitTimeoutMs: 6_000,
    interDigitTimeoutMs: 3_000,
    keysDuringPrompt: 'interrupt',
    pattern: '',
    confirm: {
      enabled: false,
      prompt: confirmDefault(languages),
      acceptKey: '1',
      correctKey: '2',
      timeoutMs: 5_000,
      correctionsMax: 2,
    },
    noInput: { retriesMax: 2, prompts: [], repeatPrompt: true },
    invalid: { retriesMax: 2, prompts: [], repeatPrompt: true },
    sensitive: false,
    showToAgent: false,
    agentLabel: '',
  }),
  ports: () => [
    { id: 'collected', label: text('Collected', '已收集') },
    { id: 'no_input', label: text('No input', '未输入') },
    { id: 'invalid', label: text('Invalid', '无效') },
  ],
  requires: () => ['answered'],
  writes: (config) => [{ variable: config.variable, type: 'text', sensitive: config.sensitive, by: ['collected'] }],
  expressions: (config) => [
    ...promptExpressions(['prompt'], config.prompt),
    ...(config.confirm.enabled ? promptExpressions(['confirm', 'prompt'], config.confirm.prompt, ['digits']) : []),
    ...retryExpressions('noInput', config.noInput),
    ...retryExpressions('invalid', config.invalid),
  ],
  visit: (config) => ({
    actedPorts: ['collected', 'invalid'],
    heard: config.confirm.enabled ? [config.prompt, config.confirm.prompt] : [config.prompt],
    waitMsMax: config.firstDigitTimeoutMs,
    attemptsMax: config.noInput.retriesMax + 1,
    listens: true,
    keysMax: config.digitsMax + (config.confirm.enabled ? 1 : 0),
  }),
  summary: (config, locale) => {
    const { digitsMin, digitsMax, variable } = config;
    const heard = describePrompt(config.prompt, locale);
    const count =
      digitsMin === digitsMax
        ? String(digitsMax)
        : fill(text('{min} to {max}', '{min} 到 {max}'), locale, {
            min: digitsMin,
            max: digitsMax,
          });
    const says = heard === null ? '' : fill(text('Says {heard}, ', '播放{heard}，'), locale, { heard });
    const takes = fill(
      heard === null
        ? text('Takes {count} digits', '收集 {count} 位')
        : text('takes {count} digits', '收集 {count} 位'),
      locale,
      { count },
    );
    const into = variable === '' ? '' : fill(text(' into {variable}', '存入 {variable}'), locale, { variable });
    const confirmed = config.confirm.enabled ? fill(text(', confirmed', '，需确认'), locale) : '';
    return says + takes + into + confirmed;
  },
  sensitiveInput: (config) => config.sensitive,
  states: ['prompting', 'collecting', 'confirming', 'awaiting_answer'],
  enter: (context) => beginAttempt(context, context.config.prompt, { noInput: 0, invalid: 0, corrections: 0 }),
  on: {
    prompting: {
      'playback.finished': (context) => {
        const data = context.data as PromptingData;
        return takeKeys(context, '', data.digits, data);
      },
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const data = context.data as PromptingData;
        switch (context.config.keysDuringPrompt) {
          case 'interrupt':
            context.emit({ type: 'playback.stop', target: data.playback });
            return takeKeys(context, '', event.digit, data);
          case 'keep':
            // One more than can be used: the end key may follow.
            if (reveal(data.digits).length > context.config.digitsMax) return context.stay('prompting', data);
            return context.stay('prompting', { ...data, digits: withDigit(context, data.digits, event.digit) });
          case 'ignore':
            return context.stay('prompting', data);
        }
      },
    },
    collecting: {
      'dtmf.received': (context, event) => {
        const data = context.data as CollectingData;
        context.emit({ type: 'timer.cancel', target: data.timer });
        return takeKeys(context, data.digits, event.digit, data);
      },
      'timer.fired': (context) => {
        const data = context.data as CollectingData;
        return reveal(data.digits) === '' ? retryNoInput(context, data) : complete(context, data.digits, data);
      },
    },
    confirming: {
      'playback.finished': (context) => {
        const data = context.data as ConfirmingData;
        return awaitAnswer(context, data.digits, data);
      },
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const data = context.data as ConfirmingData;
        const answer = answerOf(context, event.digit);
        if (answer === null) return context.stay('confirming', data);
        context.emit({ type: 'playback.stop', target: data.playback });
        return takeAnswer(context, answer, data);
      },
    },
    awaiting_answer: {
      'dtmf.received': (context, event) => {
        const data = context.data as AwaitingData;
        const answer = answerOf(context, event.digit);
        if (answer === null) return context.stay('awaiting_answer', data);
        context.emit({ type: 'timer.cancel', target: data.timer });
        return takeAnswer(context, answer, data);
      },
      'timer.fired': (context) => retryConfirm(context, context.data as AwaitingData),
    },
  },
  cancel: (context, state) => {
    if (state === 'prompting' || state === 'confirming') {
      context.emit({ type: 'playback.stop', target: (context.data as PromptingData).playback });
    } else {
      context.emit({ type: 'timer.cancel', target: (context.data as CollectingData).timer });
    }
  },
  screens: (config) => ({
    reports: [
      {
        kind: 'funnel',
        id: 'entries',
        label: text('Entries', '输入结果'),
        ports: ['collected', 'no_input', 'invalid'],
      },
    ],
    ...(config.showToAgent && !config.sensitive && config.variable !== ''
      ? { seat: [agentField(config.variable, config.agentLabel)] }
      : {}),
  }),
  migrations: [],
  check: (config, languages) => [
    ...variableMissing(['variable'], config.variable),
    ...checkLengths(config),
    ...checkPattern(config),
    ...promptMissing(['prompt'], config.prompt),
    ...promptProblems(['prompt'], config.prompt, languages),
    ...checkConfirm(config, languages),
    ...retryProblems('noInput', config.noInput, languages),
    ...retryProblems('invalid', config.invalid, languages),
  ],
});
