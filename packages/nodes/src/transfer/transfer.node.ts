import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type EventOf,
  field,
  type NodeContext,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { durationField, templateField, variableField } from '../fields/plain-fields.ts';
import { code, describeDuration, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';
import { findCallerId, findDestination } from './destination.ts';

const configSchema = z.strictObject({
  destinationKind: z
    .enum(['number', 'sip'])
    .default('number')
    .meta(
      field({
        label: text('To', '转接到'),
        help: text(
          'A number goes out over a line; a SIP address is called directly where the dial rules allow its domain.',
          '号码经线路呼出；SIP 地址在拨号规则允许其域名时直接呼叫。',
        ),
        widget: 'segmented',
        options: { number: text('Number', '号码'), sip: text('SIP address', 'SIP 地址') },
      }),
    ),
  number: templateField({
    label: text('Number', '号码'),
    help: text(
      'Only what the dial rules allow is called: nothing abroad or at extra charge until someone says so.',
      '仅拨打拨号规则允许的号码；默认不允许国际和收费号码。',
    ),
    placeholder: text('+49 30 901820', '010 6552 9988'),
    when: { field: 'destinationKind', is: ['number'] },
  }),
  sipAddress: templateField({
    label: text('SIP address', 'SIP 地址'),
    help: text('Like an e-mail address.', '格式类似电子邮件地址。'),
    placeholder: text('sip:desk@example.com', 'sip:desk@example.com'),
    when: { field: 'destinationKind', is: ['sip'] },
  }),
  ringTimeoutMs: durationField(
    {
      label: text('Let it ring for', '振铃时长'),
      help: text('Then the call leaves by “No answer”.', '超时后从“无人接听”端口离开。'),
    },
    { minMs: 1_000, maxMs: 300_000, defaultMs: 30_000 },
  ),
  callerId: templateField({
    label: text('Number shown', '显示的主叫号码'),
    help: text(
      'Empty: the number of the line. `{{ call.callerNumber }}` shows the caller, where the line allows it.',
      '留空则显示线路号码。`{{ call.callerNumber }}` 显示来电者号码（需线路支持）。',
    ),
    advanced: true,
  }),
  durationVariable: variableField({
    label: text('Keep the time talked in', '通话时长保存到'),
    help: text('In seconds; 0 when nobody answered.', '单位为秒；无人接听时为 0。'),
    advanced: true,
  }),
});
type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

type RingingData = { dial: number };
type TalkingData = RingingData & { since: number };

function leave(context: Context, port: string, talkedMs: number): Decision {
  if (context.config.durationVariable !== '') {
    const failure = context.set(context.config.durationVariable, Math.round(talkedMs / 1000));
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave(port);
}

function takeOutcome(context: Context, event: EventOf<'dial.ended'>): Decision {
  switch (event.outcome) {
    // The answer itself was lost on the way; that they have talked is known all the same, not for how long.
    case 'completed':
      return leave(context, 'answered', 0);
    case 'busy':
    case 'no_answer':
      return leave(context, event.outcome, 0);
    case 'refused':
    case 'failed':
    case 'cancelled':
      return context.fail(`dial_${event.outcome}`, event.message);
  }
}

function checkDestination(config: Config): ConfigProblem[] {
  const path = config.destinationKind === 'number' ? 'number' : 'sipAddress';
  if (config[path].trim() === '') {
    return [
      {
        field: [path],
        code: 'destination_missing',
        severity: 'error',
        message: text('Say where the call goes.', '请填写转接目标。'),
      },
    ];
  }
  const written = config[path].includes('{{') ? null : config[path].trim();
  const fits = config.destinationKind === 'number' ? /^\+?[0-9*#\s().\-/]+$/ : /^(sips?:)?[^\s<>"@;?]+@[^\s<>"@;?]+$/i;
  if (written === null || fits.test(written)) return [];
  return [
    {
      field: [path],
      code: 'destination_invalid',
      severity: 'error',
      message:
        config.destinationKind === 'number'
          ? text(`“${written}” is not a telephone number.`, `“${written}”不是电话号码。`)
          : text(
              `“${written}” is not a SIP address such as sip:desk@example.com.`,
              `“${written}”不是 SIP 地址，例如 sip:desk@example.com。`,
            ),
    },
  ];
}

/**
 * 1. The far end rings for `ringTimeoutMs`; busy and no answer are outcomes, what the dial rules or lines refuse is a failure.
 * 2. Once answered both talk until the far end leaves; then the caller goes on by `answered`.
 * 3. A caller who hangs up takes the far end along: cancelling withdraws the dialling in either state.
 */
export const transferNode = defineNodeType<Config>({
  type: 'transfer',
  version: 1,
  category: 'connect',
  icon: 'phone-forwarded',
  kinds: ['voice'],
  label: text('Transfer', '转接'),
  help: text('Connects the caller with a number or SIP address.', '将来电者转接到电话号码或 SIP 地址。'),
  keywords: ['dial', 'connect', 'forward', 'bridge', 'call', 'sip', '拨号', '转接', '外呼', '接通'],
  config: configSchema,
  defaults: () => ({
    destinationKind: 'number',
    number: '',
    sipAddress: '',
    ringTimeoutMs: 30_000,
    callerId: '',
    durationVariable: '',
  }),
  ports: () => [
    { id: 'answered', label: text('Answered', '已接听') },
    { id: 'busy', label: text('Busy', '忙') },
    { id: 'no_answer', label: text('No answer', '无人接听') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: (config) => (config.durationVariable === '' ? [] : [{ variable: config.durationVariable, type: 'number' }]),
  expressions: (config) => {
    const path = config.destinationKind === 'number' ? 'number' : 'sipAddress';
    return [
      { field: [path], kind: 'template', source: config[path], expects: 'text' },
      { field: ['callerId'], kind: 'template', source: config.callerId, expects: 'text' },
    ];
  },
  visit: ({ destinationKind, number, ringTimeoutMs }) => ({
    actedPorts: ['answered'],
    waitMsMax: ringTimeoutMs,
    sounds: true,
    person: true,
    ...(destinationKind === 'number' ? { dials: { field: ['number'], number } } : {}),
  }),
  summary: (config, locale) => {
    const destination = config.destinationKind === 'number' ? config.number : config.sipAddress;
    if (destination.trim() === '') return fill(text('No destination yet', '尚未填写转接目标'), locale);
    return fill(text('Calls {destination}, rings {time}', '呼叫 {destination}，振铃 {time}'), locale, {
      destination: code(destination),
      time: describeDuration(config.ringTimeoutMs, locale),
    });
  },
  states: ['ringing', 'talking'],
  enter: (context) => {
    const { destinationKind, number, sipAddress, callerId, ringTimeoutMs } = context.config;
    const destination = findDestination(context, destinationKind, destinationKind === 'number' ? number : sipAddress);
    if (!destination.ok) return context.fail(destination.failure.code, destination.failure.message);
    const shown = findCallerId(context, callerId);
    if (!shown.ok) return context.fail(shown.failure.code, shown.failure.message);
    const data: RingingData = {
      dial: context.emit({
        type: 'dial.start',
        destination: destination.value,
        ringTimeoutMs,
        callerId: shown.value,
      }),
    };
    return context.stay('ringing', data);
  },
  on: {
    ringing: {
      'dial.answered': (context) => {
        const data: TalkingData = { ...(context.data as RingingData), since: context.now };
        return context.stay('talking', data);
      },
      'dial.ended': takeOutcome,
      'dtmf.received': 'ignored',
    },
    talking: {
      'dial.ended': (context) => leave(context, 'answered', context.now - (context.data as TalkingData).since),
      'dial.answered': 'ignored',
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context) => {
    context.emit({ type: 'dial.cancel', target: (context.data as RingingData).dial });
  },
  screens: () => ({
    reports: [
      {
        kind: 'funnel',
        id: 'transfers',
        label: text('Transfers', '转接'),
        ports: ['answered', 'busy', 'no_answer', 'failed'],
      },
    ],
  }),
  migrations: [],
  check: checkDestination,
});
