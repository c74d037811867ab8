import type { Field, Json } from '@patchbay/flow-schema';
import type { ConfigPath } from '../core/config-path';

export interface FieldPlace {
  readonly field: Field;
  readonly path: ConfigPath;
  readonly value: Json | undefined;
}

function member(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
}

/** Every field of a config as it is filled in: items of lists one by one, of a union the option that was chosen. */
export function* walkFields(
  fields: readonly Field[],
  value: Json | undefined,
  at: ConfigPath = [],
): Generator<FieldPlace> {
  for (const field of fields) yield* walkField(field, member(value, field.key), [...at, field.key]);
}

function* walkField(field: Field, value: Json | undefined, path: ConfigPath): Generator<FieldPlace> {
  yield { field, path, value };
  const { shape } = field;
  if (shape.kind === 'object') yield* walkFields(shape.fields, value, path);
  else if (shape.kind === 'array' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walkField({ ...shape.element }, item, [...path, index]);
  } else if (shape.kind === 'union') {
    const chosen = member(value, shape.discriminator);
    const option = shape.options.find((one) => one.value === chosen);
    if (option) yield* walkFields(option.fields, value, path);
  }
}
