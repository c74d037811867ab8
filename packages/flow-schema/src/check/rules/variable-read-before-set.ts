import type { FlowVariable } from '../../document/flow-document.ts';
import type { Problem } from '../../document/problem.ts';
import type { Json } from '../../json.ts';
import { assignedAt } from '../assigned-variables.ts';
import { graphOf } from '../flow-graph.ts';
import { expectsNothing, namesRead } from '../names-read.ts';
import type { Rule } from '../rule.ts';
import { declaredVariables } from '../variables.ts';

/** Variables that are read although on some way to there nothing has been put into them. */
export const variableReadBeforeSet: Rule = {
  id: 'variable_read_before_set',
  severity: 'warning',
  find: (view) => {
    const declared = declaredVariables(view);
    const assigned = assignedAt(view);
    const { reached } = graphOf(view);
    return view.nodes.flatMap((at) => {
      if (!reached[at.index]) return [];
      // What a node sets itself it may read itself: its assignments run from top to bottom.
      const own = new Set(at.writes.map(({ variable }) => variable));
      return at.expressions.flatMap((use) =>
        [...namesRead(use)].flatMap((name) => {
          const variable = declared.get(name);
          if (variable === undefined || own.has(name) || assigned(at, name) || expectsNothing(use, name)) return [];
          return [
            {
              place: { kind: 'node', node: at.node.id, field: use.field },
              message: {
                en: `"${name}" may be empty here: there is a way to this step on which nothing is put into it.`,
                zh: `“${name}”在此处可能为空：存在到达此步骤但未给它赋值的路径。`,
              },
              ...beginFix(variable),
            },
          ];
        }),
      );
    });
  },
};

const beginnings: Partial<Record<FlowVariable['type'], Json>> = {
  text: '',
  number: 0,
  money: 0,
  boolean: false,
  list: [],
  record: {},
};

function beginFix(variable: FlowVariable): Pick<Problem, 'fix'> {
  const initial = beginnings[variable.type];
  if (initial === undefined) return {};
  const shown = JSON.stringify(initial);
  return {
    fix: {
      label: { en: `Begin with ${shown}`, zh: `初始值设为 ${shown}` },
      changes: [{ change: 'set_variable', name: variable.name, variable: { ...variable, initial } }],
    },
  };
}
