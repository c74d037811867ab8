import type { FlowDocument, FlowNode, Json, VariableType } from '@patchbay/flow-schema';

const types: Readonly<Record<VariableType, string>> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  phone: 'string',
  money: 'number',
  list: 'Json[]',
  record: '{ [key: string]: Json }',
};

function inputsOf(node: FlowNode): { name: string; value: string }[] {
  const { inputs } = node.config;
  if (!Array.isArray(inputs)) return [];
  return inputs.flatMap((input: Json) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
    const { name, value } = input;
    return typeof name === 'string' && name !== '' ? [{ name, value: typeof value === 'string' ? value : '' }] : [];
  });
}

/** The type of an input that is just a variable; of anything computed, nothing is known beforehand. */
function typeOfSource(document: FlowDocument, source: string): string {
  const variable = document.variables.find((one) => one.name === source.trim());
  if (variable) return `${types[variable.type]} | null`;
  return /^call\.\w+$/.test(source.trim()) ? 'string' : 'Json';
}

/**
 * What Monaco knows of a script: the type of `input` from the node's inputs and the variables they hand over, set as the
 * type of the default function's parameter.
 */
export function scriptTypings(document: FlowDocument, node: FlowNode): string {
  const fields = inputsOf(node).map(
    ({ name, value }) => `  readonly ${JSON.stringify(name)}: ${typeOfSource(document, value)};`,
  );
  return [
    'type Json = string | number | boolean | null | Json[] | { [key: string]: Json };',
    '/** What the flow hands over, as listed under "Inputs". */',
    `interface Input {\n${fields.join('\n')}\n}`,
    '/** What a script may return: plain data. */',
    'type Output = Json | void;',
    '',
  ].join('\n');
}
