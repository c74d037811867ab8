import type { ParseResult } from '@marcbachmann/cel-js';
import { evaluating } from './environment.ts';
import type { ExpressionProblem } from './expression-error.ts';
import { expressionLimits } from './limits.ts';
import { type FieldUse, type NameUse, prepareTree } from './prepare-tree.ts';
import { problemAt, problemOf } from './problem-text.ts';

export interface ParsedExpression {
  readonly source: string;
  /** Every name it reads from outside, in order of appearance. */
  readonly names: readonly NameUse[];
  /** Every field it reads of those names, one level deep. */
  readonly fields: readonly FieldUse[];
  readonly run: ParseResult;
}

export type ParseOutcome =
  | { readonly ok: true; readonly expression: ParsedExpression }
  | { readonly ok: false; readonly problem: ExpressionProblem };

function parse(source: string): ParseOutcome {
  if (source.trim() === '') {
    return {
      ok: false,
      problem: problemAt('expression_empty', { en: 'The expression is empty', zh: '表达式为空' }, null),
    };
  }
  if (source.length > expressionLimits.sourceLengthMax) {
    const text = {
      en: `An expression may have ${expressionLimits.sourceLengthMax} characters at most`,
      zh: `表达式最多 ${expressionLimits.sourceLengthMax} 个字符`,
    };
    return { ok: false, problem: problemAt('expression_too_large', text, null) };
  }
  try {
    const run = evaluating.parse(source);
    const { names, fields, problem } = prepareTree(run.ast);
    if (problem) return { ok: false, problem };
    return { ok: true, expression: { source, names, fields, run } };
  } catch (error) {
    return { ok: false, problem: problemOf(error, source.length) };
  }
}

const parsed = new Map<string, ParseOutcome>();

/** Parses a CEL expression; the outcome is remembered, so parsing the same source again costs nothing. Never throws. */
export function parseExpression(source: string): ParseOutcome {
  const known = parsed.get(source);
  if (known) return known;
  const outcome = parse(source);
  if (parsed.size >= expressionLimits.parsedCacheMax) parsed.delete(parsed.keys().next().value as string);
  parsed.set(source, outcome);
  return outcome;
}
