import type { FieldMeta } from '@patchbay/flow-schema';
import * as z from 'zod';

export interface ConfigField {
  /** `keys[].label`: a member of the items of `keys`. */
  readonly path: string;
  readonly schema: z.core.$ZodType;
  readonly meta: FieldMeta | undefined;
  readonly siblings: readonly string[];
}

/** A schema without its defaults and optionality. */
export function unwrapSchema(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  return 'innerType' in def ? unwrapSchema(def.innerType as z.core.$ZodType) : schema;
}

/** Drawn by a control of their own as a whole: what is inside is not a field. */
const wholeWidgets: ReadonlySet<string | undefined> = new Set(['prompt', 'condition', 'skill_rings']);

/** Every field of a config, however deep, with what a form knows of it. */
export function configFields(schema: z.core.$ZodType, path = ''): readonly ConfigField[] {
  const inner = unwrapSchema(schema);
  if (inner instanceof z.ZodArray) return configFields(inner.element, `${path}[]`);
  if (!(inner instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  return Object.entries(shape).flatMap(([name, member]) => {
    const meta = z.globalRegistry.get(member)?.field;
    const memberPath = path === '' ? name : `${path}.${name}`;
    const field = { path: memberPath, schema: member, meta, siblings: Object.keys(shape) };
    return wholeWidgets.has(meta?.widget) ? [field] : [field, ...configFields(member, memberPath)];
  });
}

/** What a field may be set to, where that is a fixed choice. */
export function enumValues(schema: z.core.$ZodType): readonly string[] | null {
  const inner = unwrapSchema(schema);
  if (inner instanceof z.ZodArray) return enumValues(inner.element);
  return inner instanceof z.ZodEnum ? inner.options.map(String) : null;
}
