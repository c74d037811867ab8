import { type ConfigProblem, type FieldMeta, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';
import { expressionField, expressionMissing, variableField, variableMissing } from './plain-fields.ts';

/** The id of the flow that is run inside this one, or empty where none is chosen. */
export function innerFlowField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'flow' }));
}

/** What is handed over to that flow, each computed in the variables of this one. */
export function innerInputsField(meta: Pick<FieldMeta, 'advanced'> = {}) {
  return z
    .array(
      z.strictObject({
        name: variableField({
          label: text('Input', '输入变量'),
          help: text('An input variable of that flow.', '该流程的输入变量。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text('Computed here, from the variables of this flow.', '用本流程的变量计算。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Hand over', '传入'),
        help: text('Only what is handed over is known in that flow.', '该流程只能读取传入的内容。'),
        widget: 'list',
        ...meta,
      }),
    );
}

interface InnerInput {
  readonly name: string;
  readonly value: string;
}

/** @param path of the inputs in the config */
export function innerInputExpressions(path: readonly string[], flowId: string, inputs: readonly InnerInput[]) {
  return inputs.map(
    ({ name, value }, index) =>
      ({
        field: [...path, index, 'value'],
        kind: 'cel',
        source: value,
        expects: 'any',
        handedTo: { flowId, input: name },
      }) as const,
  );
}

/** Inputs without a name or a value. */
export function innerInputProblems(path: readonly string[], inputs: readonly InnerInput[]): ConfigProblem[] {
  return inputs.flatMap(({ name, value }, index) => [
    ...variableMissing([...path, index, 'name'], name),
    ...expressionMissing([...path, index, 'value'], value),
  ]);
}
