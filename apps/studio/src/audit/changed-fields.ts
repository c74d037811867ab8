import type { Json } from '@patchbay/flow-schema';

export interface ChangedField {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What differs between two values, field by field down to where one of them is no longer an object. */
export function changedFields(before: Json | null, after: Json | null, path = ''): ChangedField[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => {
      const inside = path === '' ? key : `${path}.${key}`;
      const [old, now] = [before[key], after[key]];
      if (old === undefined || now === undefined) return old === now ? [] : [{ path: inside, before: old, after: now }];
      return changedFields(old, now, inside);
    });
  }
  if (path === '' && (isObject(before) || isObject(after))) {
    return isObject(before) ? entriesOf(before, 'before') : entriesOf(after, 'after');
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, before: before ?? undefined, after: after ?? undefined }];
}

function isObject(value: Json | null | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All of what was made or taken away. */
function entriesOf(value: Json | null, side: 'before' | 'after'): ChangedField[] {
  return Object.entries(isObject(value) ? value : {}).map(([path, content]) => ({
    path,
    before: side === 'before' ? content : undefined,
    after: side === 'after' ? content : undefined,
  }));
}

/** The value with ids replaced by what they are called, wherever one stands alone. */
export function withNames(value: Json, names: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return names[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => withNames(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNames(one, names)]));
}
