import { defineNodeType, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  text: z
    .string()
    .max(4_000)
    .default('')
    .meta(
      field({
        label: text('Text', '内容'),
        help: text(
          'Simple Markdown: **bold**, *italic*, `code`, lists and links.',
          '支持简单的 Markdown：**粗体**、*斜体*、`代码`、列表和链接。',
        ),
        widget: 'multiline',
        placeholder: text('What should the next person know?', '给后来的人留点说明'),
      }),
    ),
  color: z
    .enum(['yellow', 'green', 'blue', 'pink', 'grey'])
    .default('yellow')
    .meta(
      field({
        label: text('Colour', '颜色'),
        help: text('Agree on what each colour means.', '可约定各颜色的含义。'),
        widget: 'segmented',
        options: {
          yellow: text('Yellow', '黄色'),
          green: text('Green', '绿色'),
          blue: text('Blue', '蓝色'),
          pink: text('Pink', '粉色'),
          grey: text('Grey', '灰色'),
        },
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

/** Takes no part in a call: it has no ports, and the checks refuse connections into it. */
export const noteNode = defineNodeType<Config>({
  type: 'note',
  version: 1,
  category: 'note',
  icon: 'sticky-note',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Note', '便签'),
  help: text('A remark on the canvas for the people who work on the flow.', '画布上的说明，供编辑流程的人阅读。'),
  keywords: ['comment', 'remark', 'sticky', 'text', '注释', '备注', '说明'],
  config: configSchema,
  defaults: () => ({ text: '', color: 'yellow' }),
  ports: () => [],
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  summary: (config, locale) => {
    const firstLine = config.text.split('\n').find((line) => line.trim() !== '');
    return firstLine?.trim() ?? text('Empty note', '空便签')[locale];
  },
  states: [],
  enter: (context) => context.fail('note_entered', 'A note cannot be part of a call: remove the connection into it.'),
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
});
