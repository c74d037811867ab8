import type * as z from 'zod';
import type { Json } from '../json.ts';
import type { FieldMeta } from './field-meta.ts';

/** What a form needs to know of a schema: its structure without the wrappers, and what is said of each field. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'array'; readonly element: Field; readonly itemsMax: number | null }
  | { readonly kind: 'union'; readonly discriminator: string; readonly options: readonly UnionOption[] }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'text' | 'number' | 'boolean' | 'record' | 'other' };

export interface UnionOption {
  readonly value: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly key: string;
  readonly meta: FieldMeta | null;
  readonly shape: Shape;
  /** May be left out altogether. */
  readonly optional: boolean;
  readonly nullable: boolean;
  /** What stands there when nothing was set; undefined where there is no default. */
  readonly fallback: Json | undefined;
}

const shapes = new WeakMap<object, Field>();

interface Unwrapped {
  readonly schema: z.core.$ZodTypes;
  readonly meta: FieldMeta | null;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly fallback: Json | undefined;
}

function metaOf(schema: z.core.$ZodType): FieldMeta | null {
  const withMeta = schema as { meta?: () => { field?: FieldMeta } | undefined };
  return withMeta.meta?.()?.field ?? null;
}

/** Takes optional, default, nullable and the like away and remembers what they said; the outermost description counts. */
function unwrap(outer: z.core.$ZodType): Unwrapped {
  let schema = outer as z.core.$ZodTypes;
  let meta = metaOf(schema);
  let optional = false;
  let nullable = false;
  let fallback: Json | undefined;
  for (;;) {
    const def = schema._zod.def;
    let inner: z.core.$ZodType;
    if (def.type === 'default' || def.type === 'prefault') {
      fallback ??= def.defaultValue as Json;
      inner = def.innerType;
    } else if (def.type === 'optional') {
      optional = true;
      inner = def.innerType;
    } else if (def.type === 'nullable') {
      nullable = true;
      inner = def.innerType;
    } else if (def.type === 'readonly' || def.type === 'nonoptional' || def.type === 'catch') inner = def.innerType;
    else if (def.type === 'pipe') inner = def.in;
    // A schema that contains itself ends here: the control of such a field draws all of it.
    else return { schema, meta, optional, nullable, fallback };
    schema = inner as z.core.$ZodTypes;
    meta ??= metaOf(schema);
  }
}

function objectFields(schema: z.core.$ZodTypes): Field[] {
  const def = schema._zod.def;
  if (def.type !== 'object') return [];
  return Object.entries(def.shape).map(([key, field]) => describeField(key, field));
}

function unionShape(options: readonly z.core.$ZodType[], discriminator: string): Shape {
  return {
    kind: 'union',
    discriminator,
    options: options.flatMap((option): UnionOption[] => {
      const { schema } = unwrap(option);
      const def = schema._zod.def;
      if (def.type !== 'object') return [];
      const tags = def.shape[discriminator]?._zod.values ?? new Set();
      const fields = objectFields(schema).filter((field) => field.key !== discriminator);
      return [...tags].map((value) => ({ value: String(value), fields }));
    }),
  };
}

function shapeOf(schema: z.core.$ZodTypes): Shape {
  const def = schema._zod.def;
  switch (def.type) {
    case 'object':
      return { kind: 'object', fields: objectFields(schema) };
    case 'array': {
      const limit = def.checks?.map((check) => check._zod.def as { check: string; maximum?: number });
      const itemsMax = limit?.find((one) => one.check === 'max_length')?.maximum ?? null;
      return { kind: 'array', element: describeField('', def.element), itemsMax };
    }
    case 'union': {
      if ('discriminator' in def && typeof def.discriminator === 'string')
        return unionShape(def.options, def.discriminator);
      return unionOfLiterals(def.options);
    }
    case 'enum':
      return { kind: 'choice', values: Object.values(def.entries) };
    case 'literal':
      return { kind: 'choice', values: def.values.filter((v) => typeof v === 'string' || typeof v === 'number') };
    case 'string':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'record':
      return { kind: 'record' };
    default:
      return { kind: 'other' };
  }
}

function unionOfLiterals(options: readonly z.core.$ZodType[]): Shape {
  const shapesOfOptions = options.map((option) => shapeOf(unwrap(option).schema));
  const values = shapesOfOptions.flatMap((shape) => (shape.kind === 'choice' ? shape.values : []));
  return shapesOfOptions.every((shape) => shape.kind === 'choice') ? { kind: 'choice', values } : { kind: 'other' };
}

/** Reads one field of a zod schema. Kept per schema: node types are declared once. */
export function describeField(key: string, outer: z.core.$ZodType): Field {
  const known = shapes.get(outer);
  if (known) return known.key === key ? known : { ...known, key };
  const { schema, meta, optional, nullable, fallback } = unwrap(outer);
  const field: Field = { key, meta, optional, nullable, fallback, shape: shapeOf(schema) };
  shapes.set(outer, field);
  return field;
}

/** The fields of a node type's config, in the order in which they were declared. */
export function configFields(config: z.core.$ZodType): readonly Field[] {
  const { shape } = describeField('', config);
  return shape.kind === 'object' ? shape.fields : [];
}

/** What a field holds when nothing was set: its default, else the empty value of its kind. */
export function emptyValue(field: Field): Json {
  if (field.fallback !== undefined) return JSON.parse(JSON.stringify(field.fallback)) as Json;
  if (field.nullable) return null;
  switch (field.shape.kind) {
    case 'object':
      return objectValue(field.shape.fields);
    case 'array':
      return [];
    case 'union': {
      const first = field.shape.options[0];
      return first ? { [field.shape.discriminator]: first.value, ...objectValue(first.fields) } : {};
    }
    case 'choice':
      return field.shape.values[0] ?? '';
    case 'text':
      return '';
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'record':
      return {};
    case 'other':
      return null;
  }
}

export function objectValue(fields: readonly Field[]): Record<string, Json> {
  return Object.fromEntries(fields.filter((field) => !field.optional).map((field) => [field.key, emptyValue(field)]));
}
