import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  field,
  type NodeContext,
  reveal,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { countField, durationField, nameField, variableField } from '../fields/plain-fields.ts';
import {
  promptExpressions,
  promptField,
  promptMissing,
  promptProblems,
  spokenDefault,
} from '../fields/prompt-field.ts';
import { retryExpressions, retryField, retryProblems, retryPrompt } from '../fields/retry-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import { describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('Question', '问题'),
    help: text('Says what the keys mean: the highest is the best.', '说明按键含义，数字越大表示越满意。'),
  }),
  scaleMax: countField(
    {
      label: text('Keys 1 to', '按键 1 到'),
      help: text('The answer is one key, from 1 to this.', '来电者按 1 到此数字之间的一个键。'),
    },
    { min: 2, max: 9, defaultValue: 5 },
  ),
  timeoutMs: durationField(
    {
      label: text('Wait for a key', '等待按键'),
      help: text('Counted from the end of the question.', '从问题播完开始计时。'),
    },
    { minMs: 500, maxMs: 60_000, defaultMs: 6_000 },
  ),
  retry: retryField({
    label: text('When nothing fits', '未按键或按错时'),
    help: text('After the last attempt the call leaves by “No answer”.', '最后一次尝试后从“未回答”端口离开。'),
  }),
  thanks: promptField({
    label: text('Thanks', '致谢'),
    help: text('Heard after an answer. Empty: goes on at once.', '回答后播放。留空则直接继续。'),
  }),
  question: nameField({
    label: text('Name in reports', '报表中的名称'),
    help: text('What was asked, in a few words.', '用简短文字说明所问的问题。'),
    placeholder: text('Satisfaction with the agent', '对坐席的满意度'),
  }),
  scoreMin: z
    .number()
    .min(0)
    .max(9)
    .default(0)
    .meta(
      field({
        label: text('Warn below', '低于此分时提醒'),
        help: text(
          'The floor marks an average of today that is lower. 0: never.',
          '当日平均分低于此值时，现场监控会标出。0 表示不提醒。',
        ),
        widget: 'number',
        advanced: true,
      }),
    ),
  variable: variableField({
    label: text('Keep the score in', '分数保存到'),
    help: text('A number.', '数字。'),
    advanced: true,
  }),
});
type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
type PromptingData = { playback: number; attempt: number };
type WaitingData = { timer: number; attempt: number };

function ask(context: Context, attempt: number): Decision {
  const { prompt, retry } = context.config;
  const started = startPrompt(context, attempt === 0 ? prompt : retryPrompt(retry, attempt, prompt));
  if (started.kind === 'failed') return started.decision;
  if (started.kind === 'silent') return wait(context, attempt);
  return context.stay('prompting', { playback: started.playback, attempt } satisfies PromptingData);
}

function wait(context: Context, attempt: number): Decision {
  const timer = context.emit({ type: 'timer.start', durationMs: context.config.timeoutMs });
  return context.stay('waiting', { timer, attempt } satisfies WaitingData);
}

function again(context: Context, attempt: number): Decision {
  return attempt >= context.config.retry.retriesMax ? context.leave('no_answer') : ask(context, attempt + 1);
}

function take(context: Context, pressed: string, attempt: number): Decision {
  const { scaleMax, question, variable, thanks } = context.config;
  const score = /^[1-9]$/.test(pressed) ? Number(pressed) : 0;
  if (score < 1 || score > scaleMax) return again(context, attempt);
  context.emit({ type: 'satisfaction.record', nodeId: context.nodeId, question, score, scoreMax: scaleMax });
  const failure = variable === '' ? null : context.set(variable, score);
  if (failure !== null) return context.fail(failure.code, failure.message);
  const resolved = context.resolvePrompt(thanks);
  // The answer is kept: that nobody is thanked is no reason to send the caller the way of failures.
  if (!resolved.ok || resolved.items.length === 0) return context.leave('answered');
  return context.stay('thanking', { playback: context.emit({ type: 'playback.start', items: resolved.items }) });
}

function checkQuestion({ question }: Config): ConfigProblem[] {
  if (question.trim() !== '') return [];
  return [
    {
      field: ['question'],
      code: 'question_without_name',
      severity: 'warning',
      message: text('Without a name, reports cannot say what was asked.', '没有名称时，报表无法显示所问的问题。'),
    },
  ];
}

/**
 * 1. The question is heard; a key from 1 to `scaleMax`, then or within `timeoutMs`, is the answer.
 * 2. Any other key, and none, is an attempt without answer; after the last one the call leaves by `no_answer`.
 * 3. The answer is recorded once, then the thanks are heard to their end.
 */
export const askSatisfactionNode = defineNodeType<Config>({
  type: 'ask_satisfaction',
  version: 1,
  category: 'agents',
  icon: 'star',
  kinds: ['voice'],
  label: text('Ask satisfaction', '满意度评价'),
  help: text('Asks for a score with one key and keeps it for the reports.', '请来电者按键评分，并计入报表。'),
  keywords: ['survey', 'score', 'csat', 'rating', 'feedback', '满意度', '评分', '评价', '调查'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, {
      en: 'How satisfied were you with this call? Press 5 for very satisfied, down to 1 for not at all.',
      zh: '请对本次服务评分：非常满意请按 5，非常不满意请按 1。',
    }),
    scaleMax: 5,
    timeoutMs: 6_000,
    retry: { retriesMax: 1, prompts: [], repeatPrompt: true },
    thanks: spokenDefault(languages, { en: 'Thank you.', zh: '谢谢您的评价。' }),
    question: 'CSAT',
    scoreMin: 0,
    variable: '',
  }),
  ports: () => [
    { id: 'answered', label: text('Answered', '已评价') },
    { id: 'no_answer', label: text('No answer', '未评价') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: ({ variable }) => (variable === '' ? [] : [{ variable, type: 'number', by: ['answered'] }]),
  expressions: (config) => [
    ...promptExpressions(['prompt'], config.prompt),
    ...retryExpressions('retry', config.retry),
    ...promptExpressions(['thanks'], config.thanks),
  ],
  visit: ({ prompt, timeoutMs, retry }) => ({
    actedPorts: ['answered'],
    heard: [prompt],
    waitMsMax: timeoutMs,
    attemptsMax: retry.retriesMax + 1,
    listens: true,
    keysMax: 1,
  }),
  summary: (config, locale) =>
    fill(text('Asks {heard}, keys 1 to {max}', '询问{heard}，按 1 到 {max}'), locale, {
      heard: describePrompt(config.prompt, locale) ?? '…',
      max: config.scaleMax,
    }),
  states: ['prompting', 'waiting', 'thanking'],
  enter: (context) => ask(context, 0),
  on: {
    prompting: {
      'playback.finished': (context) => wait(context, (context.data as PromptingData).attempt),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) => {
        const { playback, attempt } = context.data as PromptingData;
        context.emit({ type: 'playback.stop', target: playback });
        return take(context, reveal(event.digit), attempt);
      },
    },
    waiting: {
      'dtmf.received': (context, event) => {
        const { timer, attempt } = context.data as WaitingData;
        context.emit({ type: 'timer.cancel', target: timer });
        return take(context, reveal(event.digit), attempt);
      },
      'timer.fired': (context) => again(context, (context.data as WaitingData).attempt),
    },
    thanking: {
      'playback.finished': (context) => context.leave('answered'),
      'playback.failed': (context) => context.leave('answered'),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    if (state === 'waiting') context.emit({ type: 'timer.cancel', target: (context.data as WaitingData).timer });
    else context.emit({ type: 'playback.stop', target: (context.data as PromptingData).playback });
  },
  screens: ({ question, scaleMax, scoreMin }) => ({
    floor: [
      {
        kind: 'score',
        question,
        scoreMax: scaleMax,
        thresholds: { below: scoreMin === 0 ? null : scoreMin, above: null },
      },
    ],
    reports: [
      { kind: 'satisfaction', question, scoreMax: scaleMax },
      { kind: 'funnel', id: 'satisfaction', label: text('Satisfaction', '满意度'), ports: ['answered', 'no_answer'] },
    ],
  }),
  migrations: [],
  check: (config, languages) => [
    ...promptMissing(['prompt'], config.prompt),
    ...promptProblems(['prompt'], config.prompt, languages),
    ...retryProblems('retry', config.retry, languages),
    ...promptProblems(['thanks'], config.thanks, languages),
    ...checkQuestion(config),
  ],
});
