/** The whole order after the rows that a search shows were put into another one: they swap places among themselves. */
export function withinAll(ids: readonly string[], order: readonly string[]): string[] {
  const moved = new Set(order);
  const next = [...order];
  return ids.map((id) => (moved.has(id) ? (next.shift() ?? id) : id));
}
