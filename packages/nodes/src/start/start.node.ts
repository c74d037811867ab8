import { defineNodeType, field, languageSchema } from '@patchbay/flow-schema';
import * as z from 'zod';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  answer: z
    .enum(['immediately', 'when_needed'])
    .default('immediately')
    .meta(
      field({
        label: text('Answer the call', '接听时机'),
        help: text(
          'Immediately, or only when a step talks or listens. Until then the caller hears ringing and is not charged, and a hang-up step may still refuse the call as busy.',
          '立即接听，或在某个步骤需要播放或收听时才接听。在此之前来电者听到回铃音且不计费，“挂断”步骤仍可以忙音拒绝来电。',
        ),
        widget: 'segmented',
        options: {
          immediately: text('Immediately', '立即'),
          when_needed: text('When needed', '需要时'),
        },
      }),
    ),
  language: z
    .union([languageSchema, z.literal('')])
    .default('')
    .meta(
      field({
        label: text('Language at the beginning', '初始语言'),
        help: text('Empty: the first language of the flow.', '留空则使用流程的第一种语言。'),
        widget: 'language',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

export const startNode = defineNodeType<Config>({
  type: 'start',
  version: 1,
  category: 'start_end',
  icon: 'phone-incoming',
  kinds: ['voice'],
  label: text('Start', '开始'),
  help: text('Where every call enters the flow.', '每通来电进入流程的起点。'),
  keywords: ['begin', 'answer', 'incoming', 'entry', '接听', '来电', '入口'],
  config: configSchema,
  defaults: () => ({ answer: 'immediately', language: '' }),
  ports: () => [{ id: 'next', label: text('Next', '下一步') }],
  requires: (config) => (config.answer === 'immediately' ? ['answered'] : ['call']),
  writes: () => [],
  expressions: () => [],
  visit: ({ language }) => ({ language }),
  summary: (config, locale) => {
    const answer =
      config.answer === 'immediately'
        ? text('Answers at once', '立即接听')
        : text('Answers when a step needs it', '需要时接听');
    const language = config.language === '' ? text('', '') : text(', speaks {language}', '，使用 {language}');
    return fill(answer, locale) + fill(language, locale, { language: config.language });
  },
  states: [],
  enter: (context) => {
    if (context.config.language !== '') context.setLanguage(context.config.language);
    return context.leave('next');
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({
    floor: [{ kind: 'calls' }],
    reports: [{ kind: 'count', id: 'calls', label: text('Calls', '来电数'), ports: ['next'] }],
  }),
  migrations: [],
  check: (config, languages) =>
    config.language === '' || languages.includes(config.language)
      ? []
      : [
          {
            field: ['language'],
            code: 'language_not_in_flow',
            severity: 'error',
            message: text(
              `${config.language} is not one of this flow's languages (${languages.join(', ')}).`,
              `${config.language} 不在本流程的语言之中（${languages.join('、')}）。`,
            ),
          },
        ],
});
