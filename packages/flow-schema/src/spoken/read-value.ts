import type { Json } from '../json.ts';
import type { CalendarDate, DecimalNumber, TimeOfDay } from './spoken-rules.ts';

/** A number as written, from a number or a text of one; null for anything else and for what no one could listen to. */
export function readNumber(value: Json): DecimalNumber | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).normalize('NFKC').trim().replaceAll(',', '');
  const match = /^([+-]?)(\d{1,18})(?:\.(\d{1,15}))?$/.exec(text);
  if (match === null) return null;
  const whole = (match[2] as string).replace(/^0+(?=\d)/, '');
  const fraction = match[3] ?? '';
  return { negative: match[1] === '-' && /[1-9]/.test(whole + fraction), whole, fraction };
}

/** The same amount with exactly two places, rounded half up, in units and hundredths. */
export function inHundredths({ whole, fraction }: DecimalNumber): {
  readonly whole: string;
  readonly hundredths: number;
} {
  const kept = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0')) + (Number(fraction[2] ?? '0') >= 5 ? 1n : 0n);
  return { whole: String(kept / 100n), hundredths: Number(kept % 100n) };
}

/** A date from `2026-03-31`, `20260331` or an ISO 8601 moment; null for anything else. */
export function readDate(value: Json): CalendarDate | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(String(value).trim());
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return real.getUTCMonth() === date.month - 1 && real.getUTCDate() === date.day ? date : null;
}

/** A time of day from `14:05`, `14:05:30`, `1405` or an ISO 8601 moment, as it is written there; null for anything else. */
export function readTime(value: Json): TimeOfDay | null {
  if (typeof value !== 'string') return null;
  const match = /^(?:\d{4}-?\d{2}-?\d{2}[T ])?(\d{1,2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
    value.trim(),
  );
  if (match === null) return null;
  const time = { hour: Number(match[1]), minute: Number(match[2]) };
  return time.hour <= 23 && time.minute <= 59 ? time : null;
}
