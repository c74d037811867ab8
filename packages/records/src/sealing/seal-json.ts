import type { Json } from '@patchbay/flow-schema';
import { SealError, type SealingSecret, seal, unseal } from './seal.ts';

/** What stands on screens and in call records instead of a sensitive value. */
export const mask = '••••';

/** `sensitive`: a value in its wrapper. `literal`: an object from outside that only looks like a sealed one. */
type Sealed = { kind: 'sensitive' | 'literal'; value: Json };

/**
 * A copy in which every `{ $sensitive: x }` has become `{ $sealed: text }`. An object that carries a `$sealed` of its own,
 * as an outside answer may, is sealed whole, so that `unsealJson` gives back exactly what was put in.
 * `undefined` properties vanish, as in JSON.
 */
export function sealJson<T>(value: T, secret: SealingSecret): Json {
  return walk(value, (found) => {
    const content: Sealed =
      '$sensitive' in found
        ? { kind: 'sensitive', value: (found.$sensitive ?? null) as Json }
        : { kind: 'literal', value: found as Json };
    return { $sealed: seal(JSON.stringify(content), secret) };
  });
}

/** Undoes `sealJson`. @throws SealError when something in it was sealed with another secret or was changed */
export function unsealJson<T = Json>(value: Json, secret: SealingSecret): T {
  return walk(value, (found) => {
    if (!('$sealed' in found)) return found as Json;
    if (typeof found.$sealed !== 'string') throw new SealError('damaged', '$sealed does not hold text');
    const content = JSON.parse(unseal(found.$sealed, secret)) as Sealed;
    return content.kind === 'sensitive' ? { $sensitive: content.value } : content.value;
  }) as T;
}

/** A copy fit for screens, call records and the audit log: sensitive and sealed values have become `••••`. */
export function maskJson<T>(value: T): Json {
  return walk(value, () => mask);
}

type Marked = Record<string, unknown>;

function walk(value: unknown, replace: (found: Marked) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : walk(item, replace)));
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('$sensitive' in value || '$sealed' in value) return replace(value as Marked);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, walk(item, replace)]));
}
