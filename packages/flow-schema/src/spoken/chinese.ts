import { inHundredths } from './read-value.ts';
import type { CalendarDate, DecimalNumber, SpokenRules, TimeOfDay } from './spoken-rules.ts';

const digit = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const sectionUnits = ['', '十', '百', '千'] as const;
const scales = ['', '万', '亿', '万亿', '亿亿'] as const;
const signs: Readonly<Record<string, string>> = {
  '*': '星号',
  '#': '井号',
  '+': '加',
  '.': '点',
  '-': '杠',
  '@': '艾特',
  '/': '斜杠',
  _: '下划线',
};
/** The unit and, where people say it, the hundredth. The yuan has tenths of its own and is not in here. */
const currencies: Readonly<Record<string, readonly [string, string]>> = {
  USD: ['美元', '美分'],
  EUR: ['欧元', '欧分'],
  GBP: ['英镑', '便士'],
  JPY: ['日元', '钱'],
  HKD: ['港元', '港分'],
  AUD: ['澳元', '澳分'],
  CAD: ['加元', '加分'],
  SGD: ['新加坡元', '分'],
  CHF: ['瑞士法郎', '生丁'],
  INR: ['卢比', '派沙'],
};

/**
 * Up to four digits. 两 stands before 千 (and, further up, before 万 and 亿), 二 before 十 and 百 and at the end. Ten is 十 only
 * where the number begins with it: 十六, but 一百一十六.
 */
function section(value: number, first: boolean): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.floor(value / 10 ** place) % 10;
    if (figure === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    const isLeadingTen = place === 1 && figure === 1 && text === '' && first;
    const word = figure === 2 && place === 3 ? '两' : digit[figure];
    text += `${isLeadingTen ? '' : word}${sectionUnits[place]}`;
  }
  return text;
}

function whole(digits: string): string {
  let text = '';
  let skipped = false;
  const count = Math.ceil(digits.length / 4);
  for (let index = count - 1; index >= 0; index -= 1) {
    const end = digits.length - index * 4;
    const value = Number(digits.slice(Math.max(0, end - 4), end));
    if (value === 0) {
      skipped = text !== '';
      continue;
    }
    if (text !== '' && (value < 1_000 || skipped)) text += '零';
    skipped = false;
    text += `${value === 2 && index > 0 ? '两' : section(value, text === '')}${scales[index]}`;
  }
  return text === '' ? '零' : text;
}

function characters(text: string, one: string, sign: (character: string) => string | undefined): string[] {
  const words: string[] = [];
  for (const character of text.normalize('NFKC')) {
    if (/\d/.test(character)) words.push(character === '1' ? one : (digit[Number(character)] as string));
    else if (character.trim() !== '') words.push(sign(character) ?? character.toUpperCase());
  }
  return words;
}

function number({ negative, whole: figures, fraction }: DecimalNumber): string {
  const point = fraction === '' ? '' : `点${characters(fraction, '一', () => undefined).join('')}`;
  return `${negative ? '负' : ''}${whole(figures)}${point}`;
}

/** Before a measure word two is 两: 两元, 两点. */
function counted(figures: string): string {
  return figures === '2' ? '两' : whole(figures);
}

function yuan(figures: string, hundredths: number): string {
  const [jiao, fen] = [Math.floor(hundredths / 10), hundredths % 10];
  const parts = [figures === '0' && hundredths > 0 ? '' : `${counted(figures)}元`];
  if (jiao > 0) parts.push(`${counted(String(jiao))}角`);
  if (fen > 0) parts.push(`${jiao === 0 && figures !== '0' ? '零' : ''}${counted(String(fen))}分`);
  return parts.join('');
}

function money(value: DecimalNumber, currency: string | null): string {
  const amount = inHundredths(value);
  const sign = value.negative ? '负' : '';
  if (currency === null || currency === 'CNY') return sign + yuan(amount.whole, amount.hundredths);
  if (currency === 'TWD') return `新台币${sign}${yuan(amount.whole, amount.hundredths)}`;
  const names = currencies[currency];
  if (names === undefined) return `${number(value)} ${[...currency].join(' ')}`;
  const units = amount.whole === '0' && amount.hundredths > 0 ? '' : `${counted(amount.whole)}${names[0]}`;
  return sign + units + (amount.hundredths === 0 ? '' : `${counted(String(amount.hundredths))}${names[1]}`);
}

function date({ year, month, day }: CalendarDate): string {
  return `${characters(String(year), '一', () => undefined).join('')}年${whole(String(month))}月${whole(String(day))}日`;
}

const partsOfDay = [
  [6, '凌晨'],
  [12, '上午'],
  [13, '中午'],
  [18, '下午'],
  [24, '晚上'],
] as const;

function time({ hour, minute }: TimeOfDay): string {
  const part = partsOfDay.find(([before]) => hour < before)?.[1] ?? '';
  const spoken = hour === 0 ? '零' : counted(String(hour > 12 ? hour - 12 : hour));
  const minutes = minute === 0 ? '' : `${minute < 10 ? '零' : ''}${whole(String(minute))}分`;
  return `${part}${spoken}点${minutes}`;
}

/** Groups as people say them: 138 0013 8000; a country code apart; anything else in fours from the end. */
function phoneGroups(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[^0-9+*#]/g, '');
  const mobile = /^(?:(\+?86))?(1\d{2})(\d{4})(\d{4})$/.exec(plain);
  if (mobile !== null) return mobile.slice(1).filter((group) => group !== undefined);
  return plain.match(/[+*#]|\d{1,4}(?=(?:\d{4})*(?:$|[*#]))/g) ?? [];
}

function reading(one: string): SpokenRules {
  return {
    digits: (text) => characters(text.replace(/[-\s]/g, ''), '一', (sign) => signs[sign]).join(' '),
    number,
    ordinal: (value) => (value.fraction === '' && !value.negative ? `第${whole(value.whole)}` : number(value)),
    money,
    date,
    time,
    datetime: (onDate, atTime) => date(onDate) + time(atTime),
    phone: (text) =>
      phoneGroups(text)
        .map((group) => characters(group, one, (sign) => signs[sign]).join(''))
        .join('，'),
    spelled: (text) => characters(text, '一', (sign) => signs[sign]).join(' '),
  };
}

/** Mandarin of the mainland: one is 幺 in telephone numbers, since 一 is easily taken for 七. */
export const chinese: SpokenRules = reading('幺');

const traditionalForms: Readonly<Record<string, string>> = {
  两: '兩',
  万: '萬',
  亿: '億',
  点: '點',
  负: '負',
  号: '號',
  镑: '鎊',
  欧: '歐',
  郎: '郎',
  卢: '盧',
  钱: '錢',
  划: '劃',
  线: '線',
  杠: '槓',
  币: '幣',
};

function traditional(text: string): string {
  return [...text].map((character) => traditionalForms[character] ?? character).join('');
}

const base = reading('一');

/** The same reading in traditional characters, as in Taiwan and Hong Kong. */
export const traditionalChinese: SpokenRules = {
  digits: (text) => traditional(base.digits(text)),
  number: (value) => traditional(base.number(value)),
  ordinal: (value) => traditional(base.ordinal(value)),
  money: (value, currency) => traditional(base.money(value, currency)),
  date: (value) => traditional(base.date(value)),
  time: (value) => traditional(base.time(value)),
  datetime: (onDate, atTime) => traditional(base.datetime(onDate, atTime)),
  phone: (text) => traditional(base.phone(text)),
  spelled: (text) => traditional(base.spelled(text)),
};
