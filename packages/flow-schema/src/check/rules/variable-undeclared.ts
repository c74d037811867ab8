import type { VariableWrite } from '../../contract/node-type.ts';
import type { FlowVariable } from '../../document/flow-document.ts';
import type { Rule } from '../rule.ts';
import { declaredVariables, eachWrite } from '../variables.ts';

export const variableUndeclared: Rule = {
  id: 'variable_undeclared',
  severity: 'error',
  find: (view) => {
    const declared = declaredVariables(view);
    return eachWrite(view)
      .filter(({ write }) => !declared.has(write.variable))
      .map(({ node, write }) => ({
        place: { kind: 'node', node },
        message: { en: `The variable "${write.variable}" is not declared.`, zh: `变量“${write.variable}”尚未声明。` },
        fix: {
          label: { en: `Declare ${write.variable}`, zh: `声明 ${write.variable}` },
          changes: [{ change: 'add_variable', variable: declaration(write) }],
        },
      }));
  },
};

function declaration(write: VariableWrite): FlowVariable {
  const type = write.type === 'any' ? 'text' : write.type;
  return { name: write.variable, type, role: 'local', sensitive: write.sensitive === true, description: '' };
}
