import type { VariableWrite } from '../contract/node-type.ts';
import type { FlowVariable, VariableType } from '../document/flow-document.ts';
import type { Problem } from '../document/problem.ts';
import type { FlowView } from './flow-view.ts';

/** Variables that nodes fill in: declared, of a type that can hold it, and sensitive where what is put there is secret. */
export function checkVariables(view: FlowView): Problem[] {
  const declared = new Map(view.document.variables.map((variable) => [variable.name, variable]));
  return view.nodes.flatMap(({ node, type, config }) => {
    if (type === null || config === null) return [];
    return type.writes(config).flatMap((write) => checkWrite(node.id, write, declared.get(write.variable)));
  });
}

function checkWrite(node: string, write: VariableWrite, variable: FlowVariable | undefined): Problem[] {
  if (write.variable === '') return [];
  const place = { kind: 'node', node } as const;
  if (variable === undefined) {
    return [
      {
        code: 'variable_undeclared',
        severity: 'error',
        place,
        message: { en: `The variable "${write.variable}" is not declared.`, zh: `变量“${write.variable}”尚未声明。` },
        fix: {
          label: { en: `Declare ${write.variable}`, zh: `声明 ${write.variable}` },
          changes: [{ change: 'add_variable', variable: declaration(write) }],
        },
      },
    ];
  }
  const problems: Problem[] = [];
  if (write.sensitive === true && !variable.sensitive) {
    problems.push({
      code: 'variable_not_sensitive',
      severity: 'error',
      place,
      message: {
        en: `What is put into "${variable.name}" is secret, but the variable is not marked as sensitive.`,
        zh: `写入“${variable.name}”的内容是敏感信息，但该变量未标记为敏感。`,
      },
      fix: {
        label: { en: 'Mark it as sensitive', zh: '标记为敏感' },
        changes: [{ change: 'set_variable', name: variable.name, variable: { ...variable, sensitive: true } }],
      },
    });
  }
  if (!holds(variable.type, write.type)) {
    problems.push({
      code: 'variable_type_mismatch',
      severity: 'error',
      place,
      message: {
        en: `"${variable.name}" is declared as ${variable.type}, but a ${write.type} is put into it.`,
        zh: `“${variable.name}”声明为 ${variable.type}，但写入的是 ${write.type}。`,
      },
      fix: {
        label: { en: `Declare it as ${write.type}`, zh: `改为 ${write.type}` },
        changes: [
          {
            change: 'set_variable',
            name: variable.name,
            variable: { ...variable, type: write.type === 'any' ? variable.type : write.type },
          },
        ],
      },
    });
  }
  return problems;
}

function declaration(write: VariableWrite): FlowVariable {
  const type = write.type === 'any' ? 'text' : write.type;
  return { name: write.variable, type, role: 'local', sensitive: write.sensitive === true, description: '' };
}

/** Which declared types can hold what is written without a conversion that could fail for every value. */
function holds(declared: VariableType, written: VariableType | 'any'): boolean {
  if (written === 'any' || declared === written || declared === 'text') return true;
  if (written === 'text') return declared !== 'list' && declared !== 'record';
  if (written === 'number') return declared === 'money' || declared === 'phone';
  return written === 'money' && declared === 'number';
}
