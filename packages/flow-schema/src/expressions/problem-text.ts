import { TypeError as CelTypeError, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import type { Text } from '../text.ts';
import { implementationPrefix } from './environment.ts';
import { ExpressionError, type ExpressionProblem, type ExpressionProblemCode } from './expression-error.ts';

export function problemAt(
  code: ExpressionProblemCode,
  message: Text,
  place: { readonly start: number; readonly end: number } | null,
): ExpressionProblem {
  return { code, message, start: place?.start ?? 0, end: place?.end ?? 0 };
}

/** The library's names of types in the words of the product. */
function plainTypes(text: string): string {
  return text
    .replaceAll(implementationPrefix, '')
    .replace(/dyn<(\w+)>/g, '$1')
    .replace(/\bgoogle\.protobuf\.Timestamp\b/g, 'moment')
    .replace(/\bgoogle\.protobuf\.Duration\b/g, 'length of time')
    .replace(/\bmap<[^>]*>/g, 'record')
    .replace(/\blist<[^>]*>/g, 'list')
    .replace(/\bstring\b/g, 'text')
    .replace(/\bdouble\b|\bint\b/g, 'number')
    .replace(/\bbool\b/g, 'yes/no')
    .replace(/\bmap\b/g, 'record')
    .replace(/\bdyn\b/g, 'any');
}

const codeOf: Readonly<Record<string, ExpressionProblemCode>> = {
  unknown_variable: 'expression_unknown_name',
  no_such_key: 'expression_missing_key',
  index_out_of_bounds: 'expression_missing_key',
  optional_value_missing: 'expression_missing_key',
  limit_exceeded: 'expression_too_large',
};

function textOf(code: ExpressionProblemCode, libraryCode: string, summary: string): Text {
  const detail = plainTypes(summary);
  const quoted = /'([^']*)'|: (.*)$/.exec(detail);
  const subject = quoted?.[1] ?? quoted?.[2] ?? '';
  if (code === 'expression_unknown_name') {
    return { en: `There is no variable "${subject}"`, zh: `没有名为“${subject}”的变量` };
  }
  if (libraryCode === 'no_such_key') {
    return { en: `There is no field "${subject}"`, zh: `没有字段“${subject}”` };
  }
  if (libraryCode === 'no_such_overload') {
    return { en: `These do not go together: ${subject}`, zh: `类型不匹配：${subject}` };
  }
  if (libraryCode === 'no_matching_overload') {
    return { en: `The function does not take these values: ${subject}`, zh: `函数不接受这些值：${subject}` };
  }
  if (code === 'expression_syntax') return { en: `Not a valid expression: ${detail}`, zh: `表达式语法有误：${detail}` };
  if (code === 'expression_too_large')
    return { en: `The expression is too large: ${detail}`, zh: `表达式过大：${detail}` };
  return { en: detail, zh: `表达式有误：${detail}` };
}

/** What an error thrown by the library or by one of our functions means to the person who wrote the expression. */
export function problemOf(error: unknown, sourceLength: number): ExpressionProblem {
  if (error instanceof ExpressionError) return { code: error.code, message: error.text, start: 0, end: sourceLength };
  if (error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError) {
    if (error.cause instanceof ExpressionError) return problemOf(error.cause, sourceLength);
    const code = codeOf[error.code] ?? (error instanceof ParseError ? 'expression_syntax' : 'expression_type');
    const range = error.range ?? { start: 0, end: sourceLength };
    return problemAt(code, textOf(code, error.code, error.summary), range);
  }
  // A RangeError: the stack or the longest possible text was reached, both of them the expression's doing.
  if (error instanceof RangeError) {
    return problemAt(
      'expression_too_costly',
      { en: 'The expression is too much work', zh: '表达式的计算量太大' },
      null,
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  return problemAt('expression_type', { en: plainTypes(detail), zh: `表达式有误：${plainTypes(detail)}` }, null);
}
