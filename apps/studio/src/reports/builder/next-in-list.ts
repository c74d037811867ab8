/**
 * Where a key leads in a list: the arrows to the one beside, Home and End to its ends. Null for every other key; at an end the arrow
 * stays there.
 */
export function nextInList<Id>(ids: readonly Id[], current: Id, key: string): Id | null {
  const at = ids.indexOf(current);
  switch (key) {
    case 'ArrowDown':
      return ids[Math.min(at + 1, ids.length - 1)] ?? null;
    case 'ArrowUp':
      return ids[Math.max(at - 1, 0)] ?? null;
    case 'Home':
      return ids[0] ?? null;
    case 'End':
      return ids.at(-1) ?? null;
    default:
      return null;
  }
}
