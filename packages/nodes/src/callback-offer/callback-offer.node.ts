import { type ConfigProblem, type Decision, defineNodeType, reveal } from '@patchbay/flow-schema';
import { expressionMissing } from '../fields/plain-fields.ts';
import { promptExpressions, promptMissing, promptProblems, spokenDefault } from '../fields/prompt-field.ts';
import { describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';
import { type CallbackOfferConfig, callbackOfferConfigSchema } from './callback-offer.config.ts';
import {
  answerTo,
  askNumber,
  type Context,
  complete,
  type OfferData,
  type PromptData,
  promise,
  propose,
  say,
  type TimerData,
  takeDigit,
  waitForConfirm,
  waitForDigits,
  waitForOffer,
} from './offering.ts';

const nothing: OfferData = { number: '', attempts: 0 };

function stopPrompt(context: Context): void {
  context.emit({ type: 'playback.stop', target: (context.data as PromptData).playback });
}

function stopTimer(context: Context): void {
  context.emit({ type: 'timer.cancel', target: (context.data as TimerData).timer });
}

function takeOffer(context: Context, key: string): Decision {
  return key === context.config.acceptKey ? propose(context) : context.leave('declined');
}

function thanked(context: Context): Decision {
  return context.leave('promised');
}

function checkKeys({ acceptKey, changeKey }: CallbackOfferConfig): ConfigProblem[] {
  if (acceptKey !== changeKey) return [];
  return [
    {
      field: ['changeKey'],
      code: 'confirm_keys_equal',
      severity: 'error',
      message: text('The same key cannot both accept and change the number.', '接受键和更换号码键不能相同。'),
    },
  ];
}

/**
 * 1. The offer is heard; `acceptKey` accepts it, any other key or none declines.
 * 2. The number they call from is read back, else one is asked for; it is confirmed with `acceptKey`, changed with `changeKey`.
 * 3. The promise is kept by the runtime: from the place that is held, with its time, or from now in the queue that is chosen.
 * 4. It is promised once it is stored, and only then is the caller told so.
 */
export const callbackOfferNode = defineNodeType<CallbackOfferConfig>({
  type: 'callback_offer',
  version: 1,
  category: 'agents',
  icon: 'phone-outgoing',
  kinds: ['voice'],
  label: text('Offer a callback', '回拨邀请'),
  help: text(
    'Lets callers be called back instead of waiting; they keep their place.',
    '来电者可选择回拨而不必等待，并保留排队位置。',
  ),
  keywords: ['call back', 'queue', 'later', 'place', 'wait', '回拨', '回电', '预约', '排队'],
  config: callbackOfferConfigSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, {
      en: 'Would you like us to call you back without losing your place? Press 1.',
      zh: '如需我们稍后给您回电并保留排队位置，请按 1。',
    }),
    acceptKey: '1',
    changeKey: '2',
    timeoutMs: 5_000,
    confirmPrompt: [
      ...spokenDefault(languages, { en: 'We will call you at', zh: '我们将回拨' }),
      { kind: 'value', value: 'number', as: 'phone' },
      ...spokenDefault(languages, {
        en: 'If this is right, press 1. For another number, press 2.',
        zh: '确认请按 1，使用其他号码请按 2。',
      }),
    ],
    numberPrompt: spokenDefault(languages, {
      en: 'Please enter the number, followed by the hash key.',
      zh: '请输入电话号码，按井号键结束。',
    }),
    numberTimeoutMs: 5_000,
    attemptsMax: 3,
    promisedPrompt: spokenDefault(languages, {
      en: 'We will call you back. Goodbye.',
      zh: '我们会尽快给您回电，再见。',
    }),
    queueId: '',
    mode: 'agent_first',
    callsMax: 3,
    retryAfterMs: 600_000,
    context: [],
    numberVariable: '',
  }),
  ports: () => [
    { id: 'promised', label: text('Promised', '已登记') },
    { id: 'declined', label: text('Declined', '已拒绝') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: ({ numberVariable }) =>
    numberVariable === '' ? [] : [{ variable: numberVariable, type: 'text', by: ['promised'] }],
  expressions: (config) => [
    ...promptExpressions(['prompt'], config.prompt, ['number']),
    ...promptExpressions(['confirmPrompt'], config.confirmPrompt, ['number']),
    ...promptExpressions(['numberPrompt'], config.numberPrompt, ['number']),
    ...promptExpressions(['promisedPrompt'], config.promisedPrompt, ['number']),
    ...config.context.map(
      ({ value }, index) =>
        ({
          field: ['context', index, 'value'],
          kind: 'cel',
          source: value,
          expects: 'any',
          mayBeNothing: true,
        }) as const,
    ),
  ],
  visit: ({ prompt, timeoutMs }) => ({
    actedPorts: ['promised'],
    heard: [prompt],
    waitMsMax: timeoutMs,
    listens: true,
    keysMax: 2,
  }),
  summary: (config, locale) =>
    fill(text('Says {heard}, key {key} accepts', '播放{heard}，按 {key} 接受'), locale, {
      heard: describePrompt(config.prompt, locale) ?? '…',
      key: config.acceptKey,
    }),
  states: [
    'offering',
    'awaiting_offer',
    'confirming',
    'awaiting_confirm',
    'asking_number',
    'entering_number',
    'promising',
    'thanking',
  ],
  enter: (context) => say(context, context.config.prompt, 'offering', nothing, waitForOffer),
  on: {
    offering: {
      'playback.finished': (context) => waitForOffer(context, nothing),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        stopPrompt(context);
        return takeOffer(context, reveal(event.digit));
      },
    },
    awaiting_offer: {
      'dtmf.received': (context, event) => {
        stopTimer(context);
        return takeOffer(context, reveal(event.digit));
      },
      'timer.fired': (context) => context.leave('declined'),
    },
    confirming: {
      'playback.finished': (context) => waitForConfirm(context, context.data as OfferData),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const data = context.data as PromptData;
        const answer = answerTo(context, event.digit);
        if (answer === null) return context.stay('confirming', data);
        stopPrompt(context);
        return answer === 'accept' ? promise(context, data) : askNumber(context, data.attempts);
      },
    },
    awaiting_confirm: {
      'dtmf.received': (context, event) => {
        const data = context.data as TimerData;
        const answer = answerTo(context, event.digit);
        if (answer === null) return context.stay('awaiting_confirm', data);
        stopTimer(context);
        return answer === 'accept' ? promise(context, data) : askNumber(context, data.attempts);
      },
      // A number that nobody has confirmed is called by nobody.
      'timer.fired': (context) => context.leave('declined'),
    },
    asking_number: {
      'playback.finished': (context) => waitForDigits(context, context.data as OfferData),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        stopPrompt(context);
        return takeDigit(context, context.data as OfferData, event.digit);
      },
    },
    entering_number: {
      'dtmf.received': (context, event) => {
        stopTimer(context);
        return takeDigit(context, context.data as OfferData, event.digit);
      },
      'timer.fired': (context) => complete(context, context.data as OfferData),
    },
    promising: {
      'callback.promised': (context) =>
        say(context, context.config.promisedPrompt, 'thanking', context.data as OfferData, thanked),
      'callback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': 'ignored',
    },
    thanking: {
      'playback.finished': thanked,
      // It is promised, whether that could be heard or not.
      'playback.failed': thanked,
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    if (['awaiting_offer', 'awaiting_confirm', 'entering_number'].includes(state)) stopTimer(context);
    else if (state !== 'promising') stopPrompt(context);
  },
  screens: () => ({
    reports: [
      {
        kind: 'funnel',
        id: 'callbacks',
        label: text('Callbacks offered', '回拨邀请'),
        ports: ['promised', 'declined'],
      },
    ],
  }),
  migrations: [],
  check: (config, languages) => [
    ...promptMissing(['prompt'], config.prompt),
    ...promptMissing(['confirmPrompt'], config.confirmPrompt),
    ...promptMissing(['numberPrompt'], config.numberPrompt),
    ...(['prompt', 'confirmPrompt', 'numberPrompt', 'promisedPrompt'] as const).flatMap((name) =>
      promptProblems([name], config[name], languages),
    ),
    ...checkKeys(config),
    ...config.context.flatMap(({ value }, index) => expressionMissing(['context', index, 'value'], value)),
  ],
});
