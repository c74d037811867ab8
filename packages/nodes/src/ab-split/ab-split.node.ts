import { type ConfigProblem, defineNodeType, field, hashText, type NodeContext } from '@patchbay/flow-schema';
import * as z from 'zod';
import { branchIdField, branchLabelField, branchPort, branchPorts, branchProblems } from '../fields/branch-field.ts';
import { countField } from '../fields/plain-fields.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  branches: z
    .array(
      z.strictObject({
        id: branchIdField(),
        label: branchLabelField(text('Variant A', '方案 A')),
        weight: countField(
          {
            label: text('Share', '权重'),
            help: text(
              'In proportion to the shares of the others; 0 gets no calls.',
              '按各分支权重的比例分配；0 表示不分配。',
            ),
          },
          { min: 0, max: 10_000, defaultValue: 50 },
        ),
      }),
    )
    .max(20)
    .default([])
    .meta(
      field({
        label: text('Branches', '分支'),
        help: text('Each has a port of its own.', '每个分支对应一个端口。'),
        widget: 'list',
      }),
    ),
  stickBy: z
    .enum(['call', 'caller'])
    .default('call')
    .meta(
      field({
        label: text('Decide anew', '分配方式'),
        help: text(
          'For every call, or once for each caller number so that people who call again get the same branch. Hidden numbers are decided for every call.',
          '每通电话重新分配，或按主叫号码固定分配，使再次来电者进入同一分支。隐藏号码按每通电话分配。',
        ),
        widget: 'segmented',
        options: { call: text('For every call', '每通电话'), caller: text('For each caller', '按主叫号码') },
      }),
    ),
});
type Config = z.infer<typeof configSchema>;

/** Decided by a hash, not by chance: the same call always goes the same way, also when it is replayed. */
function chooseBranch({ config, call, runId, nodeId }: NodeContext<Config>): string | null {
  const total = config.branches.reduce((sum, { weight }) => sum + weight, 0);
  const subject = config.stickBy === 'caller' && call.callerNumber !== '' ? call.callerNumber : runId;
  let place = (hashText(`${nodeId}:${subject}`) / 2 ** 32) * total;
  for (const [index, branch] of config.branches.entries()) {
    if (place < branch.weight) return branchPort(branch, index);
    place -= branch.weight;
  }
  return null;
}

function checkWeights({ branches }: Config): ConfigProblem[] {
  if (branches.some(({ weight }) => weight > 0)) return [];
  return [
    {
      field: ['branches'],
      code: 'split_without_weight',
      severity: 'error',
      message: text('At least one branch needs a share above 0.', '至少一个分支的权重须大于 0。'),
    },
  ];
}

export const abSplitNode = defineNodeType<Config>({
  type: 'ab_split',
  version: 1,
  category: 'logic',
  icon: 'split',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('A/B split', 'A/B 分流'),
  help: text('Sends a share of the calls each way, to compare variants.', '按比例将来电分配到不同分支，以比较方案。'),
  keywords: ['experiment', 'percentage', 'random', 'test', 'distribution', '实验', '比例', '分配', '随机'],
  config: configSchema,
  defaults: () => ({
    branches: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
    stickBy: 'call',
  }),
  ports: (config) => branchPorts(config.branches),
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  summary: (config, locale) => {
    const total = config.branches.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return text('No branches yet', '尚无分支')[locale];
    const shares = config.branches.map(({ label, weight }, index) => {
      const name = label === '' ? text(`Branch ${index + 1}`, `分支 ${index + 1}`)[locale] : label;
      return `${name} ${Number(((weight / total) * 100).toFixed(1))}%`;
    });
    const per = config.stickBy === 'caller' ? text(', the same for each caller', '，同一主叫固定')[locale] : '';
    return shares.join(locale === 'zh' ? '，' : ', ') + per;
  },
  states: [],
  enter: (context) => {
    const port = chooseBranch(context);
    return port === null ? context.fail('split_without_weight', 'No branch has a share above 0.') : context.leave(port);
  },
  on: {},
  cancel: () => undefined,
  screens: (config) => ({
    reports: [
      {
        kind: 'funnel',
        id: 'branches',
        label: text('Branches', '分支'),
        ports: branchPorts(config.branches).map(({ id }) => id),
      },
    ],
  }),
  migrations: [],
  check: (config) => [...checkWeights(config), ...branchProblems(config.branches)],
});
