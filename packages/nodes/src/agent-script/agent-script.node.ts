import { type ConfigProblem, defineNodeType, field, languageSchema } from '@patchbay/flow-schema';
import * as z from 'zod';
import { bothOf } from '../fields/both-languages.ts';
import { nameField, templateField } from '../fields/plain-fields.ts';
import { quoted } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  titleEn: nameField({
    label: text('Title in English', '英文标题'),
    help: text('Stands over the text on the seat.', '显示在坐席话术上方。'),
    placeholder: text('Greeting', 'Greeting'),
  }),
  titleZh: nameField({
    label: text('Title in Chinese', '中文标题'),
    help: text('Empty: the other language.', '留空则使用另一种语言。'),
    placeholder: text('问候语', '问候语'),
  }),
  texts: z
    .array(
      z.strictObject({
        language: z
          .union([languageSchema, z.literal('')])
          .default('')
          .meta(
            field({
              label: text('Language', '语言'),
              help: text('What the caller speaks.', '来电者使用的语言。'),
              widget: 'language',
            }),
          ),
        text: templateField(
          {
            label: text('What the agent says', '坐席话术'),
            help: text('Write {{ name }} to have a value stand there.', '写入 {{ name }} 即可显示变量的值。'),
            placeholder: text('Good morning {{ name }}, how can I help?', '{{ name }}，您好，请问有什么可以帮您？'),
          },
          4_000,
        ),
      }),
    )
    .max(32)
    .default([])
    .meta(
      field({
        label: text('Texts', '话术'),
        help: text(
          'One for each language of the callers. The first is shown where there is none.',
          '每种来电语言一条；没有对应语言时显示第一条。',
        ),
        widget: 'list',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

function checkTexts({ texts }: Config, languages: readonly string[]): ConfigProblem[] {
  if (texts.every((each) => each.text.trim() === '')) {
    return [
      {
        field: ['texts'],
        code: 'script_without_text',
        severity: 'warning',
        message: text('Write what the agent is to say.', '请填写坐席需要说的内容。'),
      },
    ];
  }
  return texts.flatMap(({ language }, index): ConfigProblem[] => {
    const at = ['texts', index, 'language'];
    if (!languages.includes(language)) {
      const message = text(
        `Choose one of this flow's languages (${languages.join(', ')}).`,
        `请选择本流程的语言之一（${languages.join('、')}）。`,
      );
      return [{ field: at, code: 'script_language_unfit', severity: 'error', message }];
    }
    if (texts.findIndex((other) => other.language === language) === index) return [];
    const message = text(`There are two texts for ${language}.`, `${language} 的话术重复。`);
    return [{ field: at, code: 'script_language_repeated', severity: 'error', message }];
  });
}

/**
 * 1. The call passes through at once; from then on the seat of whoever talks with the caller shows the text.
 * 2. Its values are those of the moment in which the agent looks.
 */
export const agentScriptNode = defineNodeType<Config>({
  type: 'agent_script',
  version: 1,
  category: 'agents',
  icon: 'message-square-quote',
  kinds: ['voice'],
  label: text('Agent script', '坐席话术'),
  help: text('Shows the agent what to say, with values filled in.', '向坐席显示话术，并填入变量的值。'),
  keywords: ['script', 'seat', 'say', 'guide', 'greeting', '话术', '坐席', '脚本', '引导'],
  config: configSchema,
  defaults: (languages) => ({
    titleEn: 'What to say',
    titleZh: '话术',
    texts: languages.map((language) => ({ language, text: '' })),
  }),
  ports: () => [{ id: 'next', label: text('Next', '下一步') }],
  requires: () => [],
  writes: () => [],
  expressions: ({ texts }) =>
    texts.map((each, index) => ({
      field: ['texts', index, 'text'],
      kind: 'template',
      source: each.text,
      expects: 'text',
      mayBeNothing: true,
    })),
  summary: ({ titleEn, titleZh, texts }, locale) => {
    if (texts.every((each) => each.text.trim() === ''))
      return text('The script is still empty', '话术尚未填写')[locale];
    const title = bothOf(titleEn, titleZh);
    const named = title === null ? '' : quoted(title[locale]);
    return locale === 'zh' ? `坐席话术${named}` : `Script ${named} on the seat`.replace('  ', ' ');
  },
  states: [],
  enter: (context) => context.leave('next'),
  on: {},
  cancel: () => undefined,
  screens: ({ titleEn, titleZh, texts }) => {
    const written = texts.filter((each) => each.text.trim() !== '');
    if (written.length === 0) return {};
    const title = bothOf(titleEn, titleZh) ?? text('Script', '话术');
    return {
      seat: [
        {
          kind: 'script',
          title,
          texts: written.map((each) => ({ language: each.language, template: each.text })),
        },
      ],
    };
  },
  migrations: [],
  check: checkTexts,
});
