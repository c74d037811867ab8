import { defineNodeType, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

/** Ways on that a step had elsewhere: kept so that the flow still reads, never taken by a call. */
const exitsSchema = z
  .array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-zA-Z0-9_*#-]{1,64}$/)
        .meta(field({ label: text('Port', '端口'), widget: 'hidden', generated: 'port_id' })),
      label: z
        .string()
        .max(80)
        .default('')
        .meta(
          field({
            label: text('Name', '名称'),
            help: text('As the other system called it.', '对方系统中的名称。'),
            widget: 'text',
          }),
        ),
    }),
  )
  .max(60)
  .default([]);

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
  standsFor: z
    .string()
    .max(200)
    .default('')
    .meta(
      field({
        label: text('Stands for', '代替的步骤'),
        help: text(
          'What the step was in the system that the flow was imported from. Put a step of your own in its place.',
          '流程导入前该步骤在原系统中的类型。请用自己的步骤替换。',
        ),
        widget: 'text',
        advanced: true,
      }),
    ),
  exits: exitsSchema.meta(
    field({
      label: text('Ways on', '去向'),
      help: text('Where the step led in that system.', '该步骤在原系统中的去向。'),
      widget: 'list',
      advanced: true,
    }),
  ),
});
type Config = z.infer<typeof configSchema>;

/**
 * Takes no part in a call: the checks refuse connections into it. One that stands for a step that could not be imported
 * keeps the step's connections, so that people see what to put in its place.
 */
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
  defaults: () => ({ text: '', color: 'yellow', standsFor: '', exits: [] }),
  ports: ({ exits }) => {
    const ids = exits.map(({ id }) => id);
    return exits
      .filter(({ id }, index) => ids.indexOf(id) === index)
      .map(({ id, label }) => ({ id, label: label === '' ? text(id, id) : text(label, label), optional: true }));
  },
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  summary: (config, locale) => {
    const firstLine = config.text.split('\n').find((line) => line.trim() !== '');
    if (config.standsFor !== '') {
      return fill(text('Not imported: {step}', '未能导入：{step}'), locale, { step: config.standsFor });
    }
    return firstLine?.trim() ?? text('Empty note', '空便签')[locale];
  },
  states: [],
  enter: (context) => context.fail('note_entered', 'A note cannot be part of a call: remove the connection into it.'),
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
});
