import { customType, json, jsonb, timestamp } from 'drizzle-orm/pg-core';

/** A moment, to the millisecond: what JavaScript can hold, so that a value read back equals the one written. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** JSON that is searched or read inside SQL. */
export const document = <T>(name: string) => jsonb(name).$type<T>();

/**
 * JSON that is kept as it came: `json` keeps the order of keys and takes the NUL and the lone surrogates that an outside
 * answer may hold, which `jsonb` refuses. A fact that happened must never be unstorable.
 */
export const evidence = <T>(name: string) => json(name).$type<T>();

/** Text as PostgreSQL searches it. */
export const words = customType<{ data: string }>({ dataType: () => 'tsvector' });
