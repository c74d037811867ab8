import { toText } from '../expressions/conversions.ts';
import type { Json } from '../json.ts';
import type { SpokenForm } from '../prompts/prompt-content.ts';
import { chinese, traditionalChinese } from './chinese.ts';
import { english } from './english.ts';
import { formattedLanguage } from './formatted-language.ts';
import { readDate, readNumber, readTime } from './read-value.ts';
import type { SpokenRules } from './spoken-rules.ts';

const others = new Map<string, SpokenRules>();

function rulesFor(language: string): SpokenRules {
  const [base, ...rest] = language.split('-');
  if (base === 'en') return english;
  if (base === 'zh') return rest.some((part) => /^(Hant|TW|HK|MO)$/i.test(part)) ? traditionalChinese : chinese;
  const known = others.get(language);
  if (known !== undefined) return known;
  const rules = formattedLanguage(language);
  others.set(language, rules);
  return rules;
}

/**
 * A value in words that a speech engine reads right: `421` as digits is "four two one", as a number "four hundred twenty-one".
 * A value that does not have the wanted form (a name as a date) is read as plain text; null is silence. Dates are ISO 8601 or
 * `20260331`, times `14:05` or the clock part of an ISO 8601 moment as it is written.
 */
export function speakValue(
  value: Json,
  as: SpokenForm,
  language: string,
  options: { readonly currency?: string | undefined } = {},
): string {
  const text = toText(value);
  const rules = rulesFor(language);
  switch (as) {
    case 'text':
      return text;
    case 'digits':
    case 'phone':
    case 'spelled':
      return rules[as](text);
    case 'number':
    case 'ordinal': {
      const number = readNumber(value);
      return number === null ? text : rules[as](number);
    }
    case 'money': {
      const number = readNumber(value);
      return number === null ? text : rules.money(number, options.currency ?? null);
    }
    case 'date': {
      const date = readDate(value);
      return date === null ? text : rules.date(date);
    }
    case 'time': {
      const time = readTime(value);
      return time === null ? text : rules.time(time);
    }
    case 'datetime': {
      const date = readDate(value);
      const time = readTime(value);
      if (date !== null) return time === null ? rules.date(date) : rules.datetime(date, time);
      return time === null ? text : rules.time(time);
    }
  }
}
