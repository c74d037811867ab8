/** JSON of which nothing is known yet. */
export type AriJson = { readonly [name: string]: unknown };

/** The JSON in a text; null when there is none, which means the same to us as nothing at all. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is AriJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a name; an empty one when there is none. */
export function objectIn(json: AriJson, name: string): AriJson {
  const value = json[name];
  return isObject(value) ? value : {};
}

/** The text under a name; empty when there is none. */
export function textIn(json: AriJson, name: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : '';
}

/** The number under a name; 0 when there is none. */
export function numberIn(json: AriJson, name: string): number {
  const value = json[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The texts in the list under a name. */
export function textsIn(json: AriJson, name: string): readonly string[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects in a list. */
export function objectsOf(value: unknown): readonly AriJson[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Epoch milliseconds of ARI's time format, `2026-11-21T01:10:41.838+0000`; 0 when it is none. */
export function timeOf(text: string): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 0 : time;
}
