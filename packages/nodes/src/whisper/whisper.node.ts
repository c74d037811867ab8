import { defineNodeType } from '@patchbay/flow-schema';
import * as z from 'zod';
import { promptExpressions, promptField, promptProblems, spokenDefault } from '../fields/prompt-field.ts';
import { describePrompt, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  prompt: promptField({
    label: text('What the agent hears', '坐席听到的内容'),
    help: text(
      'Before being connected; the caller does not hear it. Empty: takes back what an earlier step said.',
      '接通前播放给坐席，来电者听不到。留空则取消之前步骤的设置。',
    ),
  }),
});
type Config = z.infer<typeof configSchema>;

/** 1. Kept with the values of this moment for the next agent who answers, in place of what their own node says. Then it is used up. */
export const whisperNode = defineNodeType<Config>({
  type: 'whisper',
  version: 1,
  category: 'agents',
  icon: 'ear',
  kinds: ['voice'],
  label: text('Whisper', '接通前提示'),
  help: text('Says something to the next agent before they are connected.', '在接通前对下一位坐席播放提示。'),
  keywords: ['agent', 'announce', 'before', 'connect', '坐席', '提示', '耳语'],
  config: configSchema,
  defaults: (languages) => ({
    prompt: spokenDefault(languages, { en: 'A call from the menu.', zh: '来自菜单的来电。' }),
  }),
  ports: () => [
    { id: 'next', label: text('Next', '下一步') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: () => [],
  expressions: ({ prompt }) => promptExpressions(['prompt'], prompt),
  summary: ({ prompt }, locale) => {
    const heard = describePrompt(prompt, locale);
    if (heard === null) return fill(text('Takes the whisper back', '取消接通前提示'), locale);
    return fill(text('The agent hears {heard} first', '坐席先听到{heard}'), locale, { heard });
  },
  states: [],
  enter: (context) => {
    const resolved = context.resolvePrompt(context.config.prompt);
    if (!resolved.ok) return context.fail(resolved.failure.code, resolved.failure.message);
    context.setContactTerms({ whisper: resolved.items });
    return context.leave('next');
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
  check: ({ prompt }, languages) => promptProblems(['prompt'], prompt, languages),
});
