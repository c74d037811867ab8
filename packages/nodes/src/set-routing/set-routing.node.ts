import {
  type ContactTerms,
  defineNodeType,
  type Failure,
  field,
  type NodeContext,
  reveal,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { expressionField } from '../fields/plain-fields.ts';
import { skillRingsField, skillRingsProblems } from '../fields/skill-rings-field.ts';
import { code } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  priority: expressionField({
    label: text('Priority', '优先级'),
    help: text(
      'A number from -100 to 100, the higher goes first; it may be computed. Empty: stays as it is.',
      '-100 到 100 的数字，越高越先接听，可用表达式计算。留空则不变。',
    ),
    placeholder: text('level == "gold" ? 20 : 0', 'level == "gold" ? 20 : 0'),
  }),
  vip: z
    .enum(['keep', 'yes', 'no'])
    .default('keep')
    .meta(
      field({
        label: text('VIP', '贵宾'),
        help: text('Goes ahead of everyone.', '排在所有人之前。'),
        widget: 'segmented',
        options: { keep: text('As it is', '不变'), yes: text('Yes', '是'), no: text('No', '否') },
      }),
    ),
  skills: z
    .enum(['keep', 'own'])
    .default('keep')
    .meta(
      field({
        label: text('Wanted skills', '所需技能'),
        help: text('In place of those of the queue.', '替代队列自身的技能要求。'),
        widget: 'segmented',
        options: { keep: text('As they are', '不变'), own: text('These', '设置为') },
      }),
    ),
  rings: skillRingsField({
    label: text('Skills by waiting time', '按等待时间要求的技能'),
    help: text('Relaxed step by step: each step counts from its time on.', '逐步放宽：每一步从其时间开始生效。'),
    when: { field: 'skills', is: ['own'] },
  }),
});
type Config = z.infer<typeof configSchema>;

function priorityOf(
  context: NodeContext<Config>,
): { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly failure: Failure } {
  if (context.config.priority.trim() === '') return { ok: true, value: null };
  const evaluated = context.evaluate(context.config.priority);
  if (!evaluated.ok) return evaluated;
  const value = reveal(evaluated.value);
  if (typeof value === 'number' && value >= -100 && value <= 100) return { ok: true, value: Math.round(value) };
  return { ok: false, failure: { code: 'priority_invalid', message: 'A priority is a number from -100 to 100.' } };
}

/**
 * 1. What is decided here goes before what queue nodes say, for every queue that the call joins from now on.
 * 2. Inside a waiting flow it also changes the place that is held.
 */
export const setRoutingNode = defineNodeType<Config>({
  type: 'set_routing',
  version: 1,
  category: 'agents',
  icon: 'list-ordered',
  kinds: ['voice'],
  label: text('Set routing', '设置路由'),
  help: text(
    'Decides priority, VIP and skills, before a queue or while waiting in one.',
    '在排队前或排队中设置优先级、贵宾和技能。',
  ),
  keywords: ['priority', 'skill', 'vip', 'queue', 'urgent', '优先', '技能', '贵宾', '加急'],
  config: configSchema,
  defaults: () => ({ priority: '', vip: 'keep', skills: 'keep', rings: [] }),
  ports: () => [
    { id: 'next', label: text('Next', '下一步') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => [],
  writes: () => [],
  expressions: ({ priority }) =>
    priority.trim() === '' ? [] : [{ field: ['priority'], kind: 'cel', source: priority, expects: 'number' }],
  summary: ({ priority, vip, skills }, locale) => {
    const parts = [
      ...(priority.trim() === '' ? [] : [text(`priority ${code(priority)}`, `优先级 ${code(priority)}`)]),
      ...(vip === 'keep' ? [] : [vip === 'yes' ? text('VIP', '贵宾') : text('no VIP', '非贵宾')]),
      ...(skills === 'keep' ? [] : [text('skills', '技能')]),
    ];
    if (parts.length === 0) return text('Decides nothing yet', '尚未设置')[locale];
    return text('Sets ', '设置')[locale] + parts.map((part) => part[locale]).join(locale === 'zh' ? '、' : ', ');
  },
  states: [],
  enter: (context) => {
    const priority = priorityOf(context);
    if (!priority.ok) return context.fail(priority.failure.code, priority.failure.message);
    const { vip, skills, rings } = context.config;
    const terms: Partial<ContactTerms> = {
      ...(priority.value === null ? {} : { priority: priority.value }),
      ...(vip === 'keep' ? {} : { vip: vip === 'yes' }),
      ...(skills === 'keep' ? {} : { rings }),
    };
    context.setContactTerms(terms);
    if (context.waitingIn !== null) {
      const change = {
        priority: terms.priority ?? null,
        vip: terms.vip ?? null,
        rings: skills === 'own' ? rings : null,
      };
      context.emit({ type: 'queue.change', target: context.waitingIn.join, ...change });
    }
    return context.leave('next');
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
  check: ({ priority, vip, skills, rings }) =>
    priority.trim() === '' && vip === 'keep' && skills === 'keep'
      ? [
          {
            field: ['priority'],
            code: 'nothing_to_set',
            severity: 'warning',
            message: text('This step does nothing yet.', '此步骤尚未设置任何内容。'),
          },
        ]
      : skills === 'own'
        ? skillRingsProblems(['rings'], rings)
        : [],
});
