/** What is compared: the draft, or what was published under a number. */
export type SideName = 'draft' | number;

/** Reads a side out of an address; null for anything else. */
export function sideNamed(text: string | string[] | undefined): SideName | null {
  if (text === 'draft') return 'draft';
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/**
 * What to compare where the address does not say: the draft with what is published; nothing where nothing was published.
 * @param numbers of all publications, newest first
 */
export function defaultSides(
  numbers: readonly number[],
  from: SideName | null,
  to: SideName | null,
): { readonly from: SideName; readonly to: SideName } | null {
  const newest = numbers[0];
  if (newest === undefined) return null;
  const known = (side: SideName | null) =>
    side === 'draft' || (side !== null && numbers.includes(side)) ? side : null;
  return { from: known(from) ?? newest, to: known(to) ?? 'draft' };
}
