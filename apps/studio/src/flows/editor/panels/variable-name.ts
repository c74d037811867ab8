import { type FlowVariable, reservedNames, variableNameSchema } from '@patchbay/flow-schema';

/** True for a name that the expression language accepts and no other variable has. */
export function isFreeName(name: string, variables: readonly FlowVariable[], except: string): boolean {
  return (
    variableNameSchema.safeParse(name).success &&
    !reservedNames.has(name) &&
    variables.every((variable) => variable.name !== name || name === except)
  );
}
