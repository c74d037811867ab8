import type { Random } from './random.ts';

/** Whole milliseconds, never nothing and never for ever. */
export function talkMs(random: Random, meanMs: number): number {
  return Math.round(8_000 + Math.min(random.lasting(Math.max(meanMs - 8_000, 1_000)), 3_600_000));
}

/** A few call every week, most once or twice. One in fifty hides the number. */
export function callerNumber(callers: number, random: Random): string {
  if (random.next() < 0.02) return '';
  const place = Math.floor(callers * random.next() ** 2.2);
  return `+4930${String(1_000_000 + ((place * 7_919) % 9_000_000))}`;
}

/** A UUID of version 7 whose moment is that of the call; `index` keeps those of one day apart. */
export function callId(startedMs: number, index: number, random: Random): string {
  const time = Math.floor(startedMs).toString(16).padStart(12, '0');
  const low = (index & 0xfff).toString(16).padStart(3, '0');
  const high = (0x8000 | ((index >> 12) & 0x3fff)).toString(16);
  const rest = Math.floor(random.next() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const more = Math.floor(random.next() * 2 ** 16)
    .toString(16)
    .padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${low}-${high}-${rest}${more}`;
}
