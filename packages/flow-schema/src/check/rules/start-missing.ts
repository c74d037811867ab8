import type { Rule } from '../rule.ts';

export const startMissing: Rule = {
  id: 'start_missing',
  severity: 'error',
  find: ({ start }) =>
    start !== null
      ? []
      : [
          {
            place: { kind: 'document' },
            message: { en: 'The flow has no start: add a Start node.', zh: '流程没有起点：请添加“开始”节点。' },
          },
        ],
};
