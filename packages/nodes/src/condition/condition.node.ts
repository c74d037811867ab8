import {
  type Condition,
  type ConfigProblem,
  conditionExpressions,
  conditionSchema,
  conditionSentence,
  defineNodeType,
  field,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { branchIdField, branchLabelField, branchPort, branchPorts, branchProblems } from '../fields/branch-field.ts';
import { code } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  branches: z
    .array(
      z.strictObject({
        id: branchIdField(),
        label: branchLabelField(text('Gold customers', '金卡客户')),
        condition: conditionSchema.default({ kind: 'all', of: [] }).meta(
          field({
            label: text('If', '当'),
            help: text('Click conditions together, or write an expression.', '点选组合条件，或编写表达式。'),
            widget: 'condition',
          }),
        ),
      }),
    )
    .max(50)
    .default([])
    .meta(
      field({
        label: text('Branches', '分支'),
        help: text(
          'Looked at from top to bottom; the first whose condition holds is taken. If none does, the call leaves by “Else”.',
          '从上到下依次判断，进入第一个条件成立的分支；都不成立时从“否则”端口离开。',
        ),
        widget: 'list',
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

function isEmpty(condition: Condition): boolean {
  if (condition.kind === 'compare') return condition.left.trim() === '';
  return condition.kind === 'cel' ? condition.expression.trim() === '' : condition.of.length === 0;
}

function checkConditions({ branches }: Config): ConfigProblem[] {
  if (branches.length === 0) {
    return [
      {
        field: ['branches'],
        code: 'condition_without_branches',
        severity: 'warning',
        message: text('Without a branch every call leaves by “Else”.', '没有分支，所有来电都从“否则”端口离开。'),
      },
    ];
  }
  return branches.flatMap(({ condition }, index): ConfigProblem[] =>
    isEmpty(condition)
      ? [
          {
            field: ['branches', index, 'condition'],
            code: 'condition_missing',
            severity: 'error',
            message: text('Say when this branch is taken.', '请设置此分支的条件。'),
          },
        ]
      : [],
  );
}

/**
 * 1. The first branch whose condition holds is taken; the ones below it are not looked at.
 * 2. A condition that cannot be judged (a value of the wrong kind, say) is a failure, never a silent “no”.
 */
export const conditionNode = defineNodeType<Config>({
  type: 'condition',
  version: 1,
  category: 'logic',
  icon: 'git-branch',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Condition', '条件判断'),
  help: text('Chooses the way by the values of variables.', '根据变量的值选择分支。'),
  keywords: ['if', 'else', 'branch', 'switch', 'decision', 'compare', '如果', '判断', '分支'],
  config: configSchema,
  defaults: () => ({
    branches: [{ id: 'yes', label: '', condition: { kind: 'all', of: [] } }],
  }),
  ports: (config) => [...branchPorts(config.branches), { id: 'else', label: text('Else', '否则') }],
  requires: () => [],
  writes: () => [],
  expressions: (config) =>
    config.branches.flatMap(({ condition }, index) =>
      conditionExpressions(condition, ['branches', index, 'condition']),
    ),
  summary: (config, locale) => {
    const first = config.branches.find(({ condition }) => !isEmpty(condition));
    if (first === undefined) return text('No condition yet', '尚未设置条件')[locale];
    const sentence = code(conditionSentence(first.condition, locale));
    const more = config.branches.length - 1;
    if (more === 0) return text(`If ${sentence}`, `当 ${sentence}`)[locale];
    return text(`If ${sentence}, and ${more} more`, `当 ${sentence}，等 ${more + 1} 个分支`)[locale];
  },
  states: [],
  enter: (context) => {
    for (const [index, branch] of context.config.branches.entries()) {
      const result = context.holds(branch.condition);
      if (!result.ok) return context.fail(result.failure.code, result.failure.message);
      if (result.value) return context.leave(branchPort(branch, index));
    }
    return context.leave('else');
  },
  on: {},
  cancel: () => undefined,
  screens: (config) => ({
    reports: [
      {
        kind: 'funnel',
        id: 'branches',
        label: text('Branches', '分支'),
        ports: [...branchPorts(config.branches).map(({ id }) => id), 'else'],
      },
    ],
  }),
  migrations: [],
  check: (config) => [...checkConditions(config), ...branchProblems(config.branches, ['else'])],
});
