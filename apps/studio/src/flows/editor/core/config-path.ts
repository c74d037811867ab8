import type { Json, JsonObject } from '@patchbay/flow-schema';

export type ConfigPath = readonly (string | number)[];

export function readPath(value: Json | undefined, path: ConfigPath): Json | undefined {
  let current: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else if (typeof current === 'object' && current !== null) current = current[String(step)];
    else return undefined;
  }
  return current;
}

/** A copy with one place changed; `undefined` takes the key away. What is missing on the way is made. */
export function writePath(value: Json | undefined, path: ConfigPath, next: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next ?? null;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    if (rest.length === 0 && next === undefined) list.splice(step, 1);
    else list[step] = writePath(list[step], rest, next);
    return list;
  }
  const record: JsonObject = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  if (rest.length === 0 && next === undefined) delete record[step];
  else record[step] = writePath(record[step], rest, next);
  return record;
}

export function pathKey(path: ConfigPath): string {
  return path.join('.');
}
