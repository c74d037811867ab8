/** Whether two values are the same JSON: key order does not matter, and `undefined` is a field that is not there. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftEntries = Object.entries(left).filter(([, value]) => value !== undefined);
  const rightCount = Object.values(right).filter((value) => value !== undefined).length;
  if (leftEntries.length !== rightCount) return false;
  return leftEntries.every(([key, value]) => sameJson(value, (right as Record<string, unknown>)[key]));
}
