import type * as z from 'zod';
import type { Text } from '../text.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, in words a person can act on. */
export function issueText(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return { en: `Missing, or not of the type ${issue.expected}.`, zh: `缺少该值，或类型不是 ${issue.expected}。` };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { en: `Must have at least ${issue.minimum}.`, zh: `至少需要 ${issue.minimum} 个。` }
        : { en: `Must be at least ${issue.minimum}.`, zh: `不能小于 ${issue.minimum}。` };
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { en: `May have at most ${issue.maximum}.`, zh: `最多允许 ${issue.maximum} 个。` }
        : { en: `May be at most ${issue.maximum}.`, zh: `不能大于 ${issue.maximum}。` };
    case 'unrecognized_keys': {
      const keys = issue.keys.slice(0, 5).map((key) => `"${key.slice(0, 60)}"`);
      return { en: `Not known here: ${keys.join(', ')}.`, zh: `未知的属性：${keys.join('、')}。` };
    }
    case 'invalid_value': {
      const values = issue.values.slice(0, 12).map(String).join(', ');
      return { en: `Must be one of: ${values}.`, zh: `必须是以下之一：${values}。` };
    }
    case 'invalid_format':
      return {
        en: `Not in the form that is expected here (${issue.format}).`,
        zh: `格式不正确（应为 ${issue.format}）。`,
      };
    case 'not_multiple_of':
      return { en: `Must be a multiple of ${issue.divisor}.`, zh: `必须是 ${issue.divisor} 的倍数。` };
    case 'invalid_union':
      return { en: 'Fits none of the forms that are allowed here.', zh: '不符合此处允许的任何形式。' };
    case 'invalid_key':
      return { en: 'A key here is not in the form that is expected.', zh: '此处的键名格式不正确。' };
    case 'invalid_element':
      return { en: 'An entry here is not valid.', zh: '此处有一项无效。' };
    case 'custom':
      return { en: issue.message, zh: issue.message };
  }
}
