import type { Json } from '@patchbay/flow-schema';

/** Fewer digits may stand for anything. */
const digitsMin = 6;
/** So many digits of the country a number in a text may be without, as long as others are left to tell it by. */
const countryDigitsMax = 3;
const tailMin = 7;
/** What people put between digits. */
const between = String.raw`[\s()./-]{0,3}`;

/** A number in all the ways it may be told, to be found again in what was written down. */
export interface NamedNumber {
  /** Whether a text names it: among other words, or as a part of it that somebody searched by. */
  isIn(text: string): boolean;
  /** What every text that names it holds one of, once what people put between digits is taken out. */
  readonly marks: readonly string[];
}

/** @param ways as `waysToWrite` gives them */
export function namedNumber(ways: readonly string[]): NamedNumber {
  const told = [...new Set(ways.map((way) => way.replace(/^\+?0*/, '')))].filter((way) => way !== '');
  const long = told.filter((way) => /^\d+$/.test(way) && way.length >= digitsMin);
  const tails = long.flatMap((way) =>
    Array.from({ length: countryDigitsMax }, (_, at) => way.slice(at + 1)).filter((tail) => tail.length >= tailMin),
  );
  const among = [
    ...long.map((way) => new RegExp(`${[...way].join(between)}(?!\\d)`)),
    ...tails.map((tail) => new RegExp(`(?<!\\d)0{0,2}${between}${[...tail].join(between)}(?!\\d)`)),
  ];
  const isPart = (text: string): boolean => {
    const digits = text.replace(/[\s()./+-]/g, '').replace(/^0+/, '');
    return /^\d+$/.test(digits) && digits.length >= digitsMin && long.some((way) => way.includes(digits));
  };
  return {
    isIn: (text) => ways.includes(text.trim()) || isPart(text) || among.some((pattern) => pattern.test(text)),
    marks: [...new Set([...told.filter((way) => !long.includes(way)), ...long.flatMap(partsOf)])],
  };
}

/** Every text of a value that `isGone` says yes to, as another. */
export function replaceTexts(value: Json, isGone: (text: string) => boolean, instead: string): Json {
  if (typeof value === 'string') return isGone(value) ? instead : value;
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, isGone, instead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceTexts(one, isGone, instead)]));
}

function partsOf(digits: string): string[] {
  return Array.from({ length: digits.length - digitsMin + 1 }, (_, at) => digits.slice(at, at + digitsMin));
}
