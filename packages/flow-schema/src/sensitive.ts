import type { Json } from './json.ts';

/**
 * A value that must never be stored, logged or shown in clear. The wrapper travels through the run, its events and its
 * commands; the runtime seals every wrapper it finds before anything reaches a journal, so no list of secret places exists.
 */
export type Sensitive<T extends Json = Json> = {
  readonly $sensitive: T;
};

export type MaybeSensitive<T extends Json = Json> = T | Sensitive<T>;

export function isSensitive(value: unknown): value is Sensitive {
  return typeof value === 'object' && value !== null && '$sensitive' in value;
}

/** The clear value, for use and never for storing. */
export function reveal<T extends Json>(value: MaybeSensitive<T>): T {
  return isSensitive(value) ? (value.$sensitive as T) : (value as T);
}

export function sensitive<T extends Json>(value: T): Sensitive<T> {
  return { $sensitive: value };
}
