import { canonicalJson } from '../document/canonical.ts';
import type { Json, JsonObject } from '../json.ts';
import { sameJson } from '../merge/same-json.ts';

/** One value that differs; `undefined` where that side does not have it. */
export interface FieldDifference {
  /** As it is afterwards; as it was before where the value is gone. */
  readonly path: readonly (string | number)[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The items of a list are the same and stand in another order: what names them, in both orders. */
  readonly reordered?: true;
}

/** By these an item of a list is known as the same one, wherever it stands. */
const identities = ['id', 'key', 'variable', 'name'] as const;
/** Lists longer than this are compared place by place. */
const alignedCellsMax = 250_000;

type Path = readonly (string | number)[];

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What differs between two values, down to the smallest part, or to a part that `isWhole` says is only understood as a whole.
 * Items of lists are matched by what names them, else by the longest run of equal ones.
 */
export function diffValues(
  before: Json | undefined,
  after: Json | undefined,
  path: Path,
  isWhole: (path: Path) => boolean = () => false,
): FieldDifference[] {
  if (sameJson(before, after)) return [];
  if (!isWhole(path)) {
    if (Array.isArray(before) && Array.isArray(after)) {
      const identity = identityOf(before, after);
      return identity === null
        ? diffSequences(before, after, path, isWhole)
        : diffNamed(before, after, path, isWhole, identity);
    }
    if (isJsonObject(before) && isJsonObject(after)) {
      const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
      return keys.flatMap((key) => diffValues(before[key], after[key], [...path, key], isWhole));
    }
  }
  return [{ path, before, after }];
}

/** The name that every item of both lists has for itself and shares with none of its own list; null where there is no such. */
function identityOf(before: readonly Json[], after: readonly Json[]): ((item: Json) => string) | null {
  if (before.length === 0 && after.length === 0) return null;
  for (const key of identities) {
    const read = (item: Json) => (isJsonObject(item) && typeof item[key] === 'string' ? item[key] : null);
    const unique = [before, after].every((list) => {
      const names = list.map(read);
      return names.every((name) => name !== null && name !== '') && new Set(names).size === names.length;
    });
    if (unique) return (item) => read(item) ?? '';
  }
  return null;
}

function diffNamed(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  isWhole: (path: Path) => boolean,
  identity: (item: Json) => string,
): FieldDifference[] {
  const old = new Map(before.map((item, index) => [identity(item), { item, index }]));
  const differences: FieldDifference[] = [];
  after.forEach((item, index) => {
    const previous = old.get(identity(item));
    differences.push(...diffValues(previous?.item, item, [...path, index], isWhole));
  });
  const current = new Set(after.map(identity));
  for (const [name, { item, index }] of old) {
    if (!current.has(name)) differences.push({ path: [...path, index], before: item, after: undefined });
  }
  const kept = before.map(identity).filter((name) => current.has(name));
  const keptNow = after.map(identity).filter((name) => old.has(name));
  if (!sameJson(kept, keptNow)) differences.push({ path, before: kept, after: keptNow, reordered: true });
  return differences;
}

/** Items without a name: what stands in both in the same order is the same, what lies between was changed, added or removed. */
function diffSequences(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  isWhole: (path: Path) => boolean,
): FieldDifference[] {
  const differences: FieldDifference[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonItems(before, after), [before.length, after.length] as const]) {
    const [gone, come] = [before.slice(i, nextI), after.slice(j, nextJ)];
    for (let k = 0; k < Math.max(gone.length, come.length); k++) {
      const place = k < come.length ? j + k : i + k;
      differences.push(...diffValues(gone[k], come[k], [...path, place], isWhole));
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return differences;
}

/** A longest common subsequence, as pairs of places. */
function commonItems(before: readonly Json[], after: readonly Json[]): (readonly [number, number])[] {
  if (before.length * after.length > alignedCellsMax) return [];
  const [a, b] = [before.map((item) => canonicalJson(item)), after.map((item) => canonicalJson(item))];
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
