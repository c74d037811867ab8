import type { Rule } from '../rule.ts';

export const variableTwice: Rule = {
  id: 'variable_twice',
  severity: 'error',
  find: ({ document }) => {
    const names = document.variables.map(({ name }) => name);
    return names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({
        place: { kind: 'variable', variable: name },
        message: { en: `The variable "${name}" is declared twice.`, zh: `变量“${name}”被声明了两次。` },
      }));
  },
};
