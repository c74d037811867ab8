import type { Rule } from '../rule.ts';
import { declaredVariables, eachWrite, markSensitive } from '../variables.ts';

export const variableNotSensitive: Rule = {
  id: 'variable_not_sensitive',
  severity: 'error',
  find: (view) => {
    const declared = declaredVariables(view);
    return eachWrite(view).flatMap(({ node, write }) => {
      const variable = declared.get(write.variable);
      if (variable === undefined || write.sensitive !== true || variable.sensitive) return [];
      return [
        {
          place: { kind: 'node', node },
          message: {
            en: `What is put into "${variable.name}" is secret, but the variable is not marked as sensitive.`,
            zh: `写入“${variable.name}”的内容是敏感信息，但该变量未标记为敏感。`,
          },
          fix: markSensitive(variable),
        },
      ];
    });
  },
};
