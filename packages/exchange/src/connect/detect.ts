import type { JsonObject } from '@patchbay/flow-schema';
import { isObject } from '../source/fields.ts';

/** The published flow language: `Version` 2019-10-30 with `Actions`. */
export function looksLikeConnect(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value.Actions);
}

/** What the console wrote before there was a flow language. */
export function looksLikeConsole(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value.modules);
}
