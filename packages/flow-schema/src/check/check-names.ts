import type { Problem } from '../document/problem.ts';
import { expressionKeywords } from '../expressions/static-check.ts';
import type { FlowView } from './flow-view.ts';

/** Names that a variable cannot have: words of the expression language, and names that a node lends to an expression. */
export const reservedNames: ReadonlySet<string> = new Set([...expressionKeywords, 'flow', 'response']);

/** Ids and names that occur twice or cannot be used, and the start node of which there is exactly one. */
export function checkNames(view: FlowView): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  for (const { node } of view.nodes) {
    if (ids.has(node.id)) {
      problems.push({
        code: 'node_id_twice',
        severity: 'error',
        place: { kind: 'node', node: node.id },
        message: { en: `Two nodes have the id "${node.id}".`, zh: `有两个节点使用相同的编号“${node.id}”。` },
      });
    }
    ids.add(node.id);
  }
  const names = new Set<string>();
  for (const variable of view.document.variables) {
    const place = { kind: 'variable', variable: variable.name } as const;
    if (names.has(variable.name)) {
      problems.push({
        code: 'variable_twice',
        severity: 'error',
        place,
        message: {
          en: `The variable "${variable.name}" is declared twice.`,
          zh: `变量“${variable.name}”被声明了两次。`,
        },
      });
    }
    if (reservedNames.has(variable.name)) {
      problems.push({
        code: 'variable_name_reserved',
        severity: 'error',
        place,
        message: {
          en: `"${variable.name}" has a meaning of its own in expressions: choose another name.`,
          zh: `“${variable.name}”在表达式中有特定含义，请换一个名称。`,
        },
      });
    }
    names.add(variable.name);
  }
  return [...problems, ...checkStart(view)];
}

function checkStart(view: FlowView): Problem[] {
  const starts = view.nodes.filter(({ node }) => node.type === 'start');
  if (starts.length === 0) {
    return [
      {
        code: 'start_missing',
        severity: 'error',
        place: { kind: 'document' },
        message: { en: 'The flow has no start: add a Start node.', zh: '流程没有起点：请添加“开始”节点。' },
      },
    ];
  }
  return starts.slice(1).map(({ node }) => ({
    code: 'start_twice',
    severity: 'error',
    place: { kind: 'node', node: node.id },
    message: { en: 'A flow has one start: remove this one.', zh: '一个流程只能有一个起点：请删除这一个。' },
    fix: { label: { en: 'Remove this start', zh: '删除此起点' }, changes: [{ change: 'remove_node', node: node.id }] },
  }));
}
