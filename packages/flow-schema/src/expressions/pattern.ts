import { RE2JS } from 're2js';
import { spend } from './budget.ts';
import { ExpressionError } from './expression-error.ts';
import { expressionLimits } from './limits.ts';

const compiledMax = 200;
const compiled = new Map<string, RE2JS>();

/**
 * Compiles a pattern of RE2 syntax: matching takes time in proportion to the text, whatever the pattern (no look-around, no
 * back references).
 */
export function compilePattern(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  if (source.length > expressionLimits.patternLengthMax) {
    throw new ExpressionError('expression_too_large', {
      en: `A pattern may have ${expressionLimits.patternLengthMax} characters at most`,
      zh: `匹配模式最多 ${expressionLimits.patternLengthMax} 个字符`,
    });
  }
  spend(5_000);
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpressionError('expression_value', {
      en: `"${source}" is not a valid pattern: ${reason}`,
      zh: `“${source}”不是有效的匹配模式：${reason}`,
    });
  }
  if (compiled.size >= compiledMax) compiled.delete(compiled.keys().next().value as string);
  compiled.set(source, pattern);
  return pattern;
}

/** True where the pattern is found anywhere in the text. */
export function patternFound(text: string, source: string): boolean {
  const pattern = compilePattern(source);
  const work = pattern.programSize() * text.length;
  if (work > expressionLimits.patternWorkMax) {
    throw new ExpressionError('expression_too_costly', {
      en: 'The text is too long for this pattern',
      zh: '文本太长，无法用此模式匹配',
    });
  }
  spend(work >> 5);
  return pattern.test(text);
}
