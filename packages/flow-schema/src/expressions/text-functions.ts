import { checkTextLength, spend } from './budget.ts';
import { toNumber, toText } from './conversions.ts';

function clamp(index: number, length: number): number {
  return Math.min(Math.max(Math.trunc(index), 0), length);
}

function repeatedLength(text: string, part: string, replacement: string): number {
  const parts = part === '' ? text.length + 1 : text.split(part).length - 1;
  return text.length + parts * replacement.length;
}

export function splitText(text: string, separator: string): string[] {
  spend(text.length >> 2);
  return text.split(separator);
}

export function joinTexts(list: unknown[], separator: string): string {
  let length = 0;
  const texts: string[] = [];
  for (const item of list) {
    const text = toText(item);
    length += text.length + separator.length;
    checkTextLength(length);
    texts.push(text);
  }
  return texts.join(separator);
}

export function total(list: unknown[]): number {
  let sum = 0;
  for (const item of list) sum += toNumber(item);
  return sum;
}

/** From a position up to before another; positions beyond the text are its ends. */
export function partOfText(text: string, from: number, to: number = text.length): string {
  return text.slice(clamp(from, text.length), clamp(to, text.length));
}

/** Replaces every occurrence, by exactly this text: `$&` means nothing here. */
export function replaceText(text: string, part: string, by: string): string {
  checkTextLength(repeatedLength(text, part, by));
  return text.replaceAll(part, () => by);
}
