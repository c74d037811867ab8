import { issueText } from '../../document/issue-text.ts';
import type { Rule } from '../rule.ts';

export const configInvalid: Rule = {
  id: 'config_invalid',
  severity: 'error',
  find: ({ nodes }) =>
    nodes.flatMap(({ node, issues }) =>
      issues.map((issue) => ({
        place: {
          kind: 'node',
          node: node.id,
          field: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
        },
        message: issueText(issue),
      })),
    ),
};
