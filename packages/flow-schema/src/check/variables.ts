import type { VariableWrite } from '../contract/node-type.ts';
import type { FlowVariable } from '../document/flow-document.ts';
import type { Problem } from '../document/problem.ts';
import type { FlowView } from './flow-view.ts';

export function declaredVariables({ document }: FlowView): ReadonlyMap<string, FlowVariable> {
  return new Map(document.variables.map((variable) => [variable.name, variable]));
}

/** Everything that nodes put into variables, with the node's id. */
export function eachWrite(view: FlowView): { node: string; write: VariableWrite }[] {
  return view.nodes.flatMap(({ node, writes }) =>
    writes.filter((write) => write.variable !== '').map((write) => ({ node: node.id, write })),
  );
}

export function markSensitive(variable: FlowVariable): NonNullable<Problem['fix']> {
  return {
    label: { en: 'Mark it as sensitive', zh: '标记为敏感' },
    changes: [{ change: 'set_variable', name: variable.name, variable: { ...variable, sensitive: true } }],
  };
}
