import {
  convertValue,
  type Failure,
  type FlowVariable,
  isSensitive,
  type Json,
  type MaybeSensitive,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import type { CompiledFlow } from './compile-flow.ts';

export type Fitted =
  | { readonly ok: true; readonly value: MaybeSensitive<Json> }
  | { readonly ok: false; readonly failure: Failure };

/** Makes a value fit a declared variable: converted to its type, and wrapped if the variable or the value is sensitive. */
export function fitVariable(variable: FlowVariable, value: MaybeSensitive<Json>): Fitted {
  const secret = variable.sensitive || isSensitive(value);
  const converted = convertValue(reveal(value), variable.type);
  if (converted.ok) return { ok: true, value: secret ? sensitive(converted.value) : converted.value };
  const { code, message } = converted.failure;
  const shown = secret ? `the value does not fit a variable of type ${variable.type}` : message;
  return { ok: false, failure: { code, message: `${variable.name}: ${shown}` } };
}

/** The variables a flow begins with: what it was handed, else the initial value, else null. */
export function initialVariables(
  flow: CompiledFlow,
  inputs: Readonly<Record<string, MaybeSensitive<Json>>>,
):
  | { readonly ok: true; readonly variables: Record<string, MaybeSensitive<Json>> }
  | { readonly ok: false; readonly failure: Failure } {
  const variables: Record<string, MaybeSensitive<Json>> = {};
  for (const name of Object.keys(inputs)) {
    if (flow.variables.get(name)?.role === 'input') continue;
    const message = `"${name}" is not an input of "${flow.document.name}"`;
    return { ok: false, failure: { code: 'flow_input_unknown', message } };
  }
  for (const variable of flow.variables.values()) {
    const handed = variable.role === 'input' && Object.hasOwn(inputs, variable.name);
    const given = handed ? (inputs[variable.name] ?? null) : (variable.initial ?? null);
    const fitted = fitVariable(variable, given);
    if (!fitted.ok) return fitted;
    variables[variable.name] = fitted.value;
  }
  return { ok: true, variables };
}
