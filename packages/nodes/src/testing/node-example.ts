import type { FlowVariable, JsonObject, VariableType } from '@patchbay/flow-schema';

/** A node as a person would have filled it in, with the variables it speaks of: what shared tests try a type with. */
export interface NodeExample {
  readonly title: string;
  readonly config: JsonObject;
  readonly variables?: readonly FlowVariable[];
  /** It only works in a flow that callers hear while they wait in a queue: tests put it into one. */
  readonly waiting?: true;
}

export function variable(name: string, type: VariableType, more: Partial<FlowVariable> = {}): FlowVariable {
  return { name, type, role: 'local', sensitive: false, description: '', ...more };
}
