/** The rows by what `keyOf` says of each, in the order in which they came. */
export function rowsBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const those = found.get(key);
    if (those) those.push(row);
    else found.set(key, [row]);
  }
  return found;
}
