type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the fields that were left out: what is not there is not changed. */
export function definedOnly<T extends object>(input: T): Defined<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<T>;
}
