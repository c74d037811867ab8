import type { VariableType } from '../../document/flow-document.ts';
import type { Rule } from '../rule.ts';
import { declaredVariables, eachWrite } from '../variables.ts';

export const variableTypeMismatch: Rule = {
  id: 'variable_type_mismatch',
  severity: 'error',
  find: (view) => {
    const declared = declaredVariables(view);
    return eachWrite(view).flatMap(({ node, write }) => {
      const variable = declared.get(write.variable);
      if (variable === undefined || holds(variable.type, write.type)) return [];
      const type = write.type === 'any' ? variable.type : write.type;
      return [
        {
          place: { kind: 'node', node },
          message: {
            en: `"${variable.name}" is declared as ${variable.type}, but a ${write.type} is put into it.`,
            zh: `“${variable.name}”声明为 ${variable.type}，但写入的是 ${write.type}。`,
          },
          fix: {
            label: { en: `Declare it as ${type}`, zh: `改为 ${type}` },
            changes: [{ change: 'set_variable', name: variable.name, variable: { ...variable, type } }],
          },
        },
      ];
    });
  },
};

/** Which declared types can hold what is written without a conversion that could fail for every value. */
function holds(declared: VariableType, written: VariableType | 'any'): boolean {
  if (written === 'any' || declared === written || declared === 'text') return true;
  if (written === 'text') return declared !== 'list' && declared !== 'record';
  if (written === 'number') return declared === 'money' || declared === 'phone';
  return written === 'money' && declared === 'number';
}
