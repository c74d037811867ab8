import { inHundredths } from './read-value.ts';
import type { CalendarDate, DecimalNumber, SpokenRules, TimeOfDay } from './spoken-rules.ts';

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const scales = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const irregularOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
/** One unit, several, one hundredth, several. */
const currencies: Readonly<Record<string, readonly [string, string, string, string]>> = {
  USD: ['dollar', 'dollars', 'cent', 'cents'],
  EUR: ['euro', 'euros', 'cent', 'cents'],
  GBP: ['pound', 'pounds', 'penny', 'pence'],
  CNY: ['yuan', 'yuan', 'fen', 'fen'],
  HKD: ['Hong Kong dollar', 'Hong Kong dollars', 'cent', 'cents'],
  JPY: ['yen', 'yen', 'sen', 'sen'],
  AUD: ['Australian dollar', 'Australian dollars', 'cent', 'cents'],
  CAD: ['Canadian dollar', 'Canadian dollars', 'cent', 'cents'],
  SGD: ['Singapore dollar', 'Singapore dollars', 'cent', 'cents'],
  CHF: ['Swiss franc', 'Swiss francs', 'centime', 'centimes'],
  INR: ['rupee', 'rupees', 'paisa', 'paise'],
};
const signs: Readonly<Record<string, string>> = {
  '*': 'star',
  '#': 'pound',
  '+': 'plus',
  '.': 'dot',
  '-': 'dash',
  _: 'underscore',
  '@': 'at',
  '/': 'slash',
  '&': 'and',
};

function underHundred(value: number): string {
  if (value < 20) return small[value] as string;
  const unit = value % 10;
  return `${tens[Math.floor(value / 10)]}${unit === 0 ? '' : `-${small[unit]}`}`;
}

function underThousand(value: number): string {
  if (value < 100) return underHundred(value);
  const rest = value % 100;
  return `${small[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` ${underHundred(rest)}`}`;
}

function whole(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length, scale = 0; end > 0; end -= 3, scale += 1) {
    const group = Number(digits.slice(Math.max(0, end - 3), end));
    if (group > 0) groups.unshift(`${underThousand(group)}${scales[scale]}`);
  }
  return groups.length === 0 ? 'zero' : groups.join(' ');
}

function characters(text: string, sign: (character: string) => string | undefined): string {
  const words: string[] = [];
  for (const character of text.normalize('NFKC')) {
    if (/\d/.test(character)) words.push(small[Number(character)] as string);
    else if (character.trim() !== '') words.push(sign(character) ?? character.toUpperCase());
  }
  return words.join(' ');
}

function ordinalOf(cardinal: string): string {
  const last = /[a-z]+$/.exec(cardinal)?.[0] ?? '';
  const start = cardinal.slice(0, cardinal.length - last.length);
  if (irregularOrdinals[last] !== undefined) return start + irregularOrdinals[last];
  return start + (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
}

function year(value: number): string {
  const [century, rest] = [Math.floor(value / 100), value % 100];
  if (value < 1_000 || (value % 1_000 < 10 && value >= 2_000)) return whole(String(value));
  if (rest === 0) return `${underHundred(century)} hundred`;
  return `${underHundred(century)} ${rest < 10 ? `oh ${small[rest]}` : underHundred(rest)}`;
}

function number({ negative, whole: digits, fraction }: DecimalNumber): string {
  const point = fraction === '' ? '' : ` point ${characters(fraction, () => undefined)}`;
  return `${negative ? 'minus ' : ''}${whole(digits)}${point}`;
}

function money(value: DecimalNumber, currency: string | null): string {
  const amount = inHundredths(value);
  const sign = value.negative ? 'minus ' : '';
  const names = currencies[currency ?? 'USD'];
  if (names === undefined) return `${number(value)} ${[...(currency ?? '')].join(' ')}`;
  const [one, many, hundredth, hundredths] = names;
  const units = `${whole(amount.whole)} ${amount.whole === '1' ? one : many}`;
  if (amount.hundredths === 0) return sign + units;
  const parts = `${underHundred(amount.hundredths)} ${amount.hundredths === 1 ? hundredth : hundredths}`;
  return sign + (amount.whole === '0' ? parts : `${units} and ${parts}`);
}

function date({ year: y, month, day }: CalendarDate): string {
  return `${months[month - 1]} ${ordinalOf(underHundred(day))}, ${year(y)}`;
}

function time({ hour, minute }: TimeOfDay): string {
  const spoken = small[hour % 12 === 0 ? 12 : hour % 12];
  const minutes = minute === 0 ? '' : minute < 10 ? ` oh ${small[minute]}` : ` ${underHundred(minute)}`;
  return `${spoken}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

function phone(text: string): string {
  const plain = text.normalize('NFKC').replace(/[^0-9+*#]/g, '');
  const local = /^(\d{3})(\d{3})(\d{4})$/.exec(plain) ?? /^(\d{3})(\d{4})$/.exec(plain);
  const groups = local === null ? (plain.match(/^\+\d{1,2}|[+*#]?\d{1,3}|[*#]/g) ?? []) : local.slice(1);
  return groups.map((group) => characters(group, (sign) => signs[sign])).join(', ');
}

/** English, as spoken in the United States: no "and" inside numbers, twelve hours. */
export const english: SpokenRules = {
  digits: (text) => characters(text.replace(/[-.\s]/g, ''), (sign) => signs[sign]),
  number,
  ordinal: (value) => (value.fraction === '' ? ordinalOf(number(value)) : number(value)),
  money,
  date,
  time,
  datetime: (onDate, atTime) => `${date(onDate)} at ${time(atTime)}`,
  phone,
  spelled: (text) => characters(text, (sign) => signs[sign]),
};
