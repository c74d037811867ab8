/** What a key does to a level: digits set it (0 for 10), + and - step it, Delete takes it away. */
export function levelAfterKey(level: number | null, key: string): number | null | undefined {
  if (/^[0-9]$/.test(key)) return key === '0' ? 10 : Number(key);
  if (key === '+' || key === '=') return Math.min(10, (level ?? 0) + 1);
  if (key === '-') return level === null || level === 1 ? null : level - 1;
  if (key === 'Delete' || key === 'Backspace') return null;
  return undefined;
}
