import type { Json, JsonObject } from '@patchbay/flow-schema';

/** Fields of a document that nobody promised anything about: each reader answers with what fits, or nothing. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: unknown, name: string): Json | undefined {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A text, or a number or yes/no as text; empty where there is none. */
export function textOf(object: unknown, name: string): string {
  const value = own(object, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A number, or a text that is one; null where there is none. */
export function numberOf(object: unknown, name: string): number | null {
  const value = own(object, name);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?\d{1,15}(\.\d{1,9})?\s*$/.test(value)) return null;
  return Number(value);
}

export function objectOf(object: unknown, name: string): JsonObject {
  const value = own(object, name);
  return isObject(value) ? value : {};
}

export function listOf(object: unknown, name: string): readonly Json[] {
  const value = own(object, name);
  return Array.isArray(value) ? value : [];
}

/** Only the members that are objects; the others mean nothing. */
export function objectsOf(object: unknown, name: string): readonly JsonObject[] {
  return listOf(object, name).filter(isObject);
}

export function pointOf(object: unknown): { readonly x: number; readonly y: number } | null {
  const [x, y] = [numberOf(object, 'x'), numberOf(object, 'y')];
  const far = 1e6;
  return x === null || y === null || Math.abs(x) > far || Math.abs(y) > far ? null : { x, y };
}

/** A whole number within bounds; `otherwise` where there is none. */
export function within(value: number | null, min: number, max: number, otherwise: number): number {
  return value === null ? otherwise : Math.min(max, Math.max(min, Math.round(value)));
}
