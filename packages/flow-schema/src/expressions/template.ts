import type { Evaluated, Rendered } from '../contract/node-type.ts';
import type { MaybeSensitive } from '../sensitive.ts';
import { isSensitive, reveal, sensitive } from '../sensitive.ts';
import { toText } from './conversions.ts';
import { type EvaluationOptions, type ExpressionNames, evaluateExpression } from './evaluate-expression.ts';
import type { ExpressionProblem } from './expression-error.ts';
import { expressionLimits } from './limits.ts';
import { parseExpression } from './parse-expression.ts';
import { problemAt } from './problem-text.ts';
import { type ExpressionTypes, staticCheck } from './static-check.ts';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `start` is where the expression begins in the template. */
  | { readonly kind: 'expression'; readonly source: string; readonly start: number };

export type TemplateOutcome =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** Where the `}}` that closes an expression stands: not one inside a quoted text or a record. */
function closingAt(source: string, from: number): number {
  let quote = '';
  let braces = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] as string;
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') braces += 1;
    else if (character === '}' && braces > 0) braces -= 1;
    else if (character === '}' && source[at + 1] === '}') return at;
  }
  return -1;
}

function parse(source: string): TemplateOutcome {
  if (source.length > expressionLimits.templateLengthMax) {
    const max = expressionLimits.templateLengthMax;
    const message = { en: `A text may have ${max} characters at most`, zh: `文本最多 ${max} 个字符` };
    return { ok: false, problem: problemAt('expression_too_large', message, null) };
  }
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{{', at);
    if (open !== at) parts.push({ kind: 'text', text: source.slice(at, open < 0 ? undefined : open) });
    if (open < 0) break;
    const close = closingAt(source, open + 2);
    if (close < 0) {
      const message = { en: 'This {{ is never closed by }}', zh: '这个 {{ 没有对应的 }}' };
      return { ok: false, problem: problemAt('expression_syntax', message, { start: open, end: open + 2 }) };
    }
    const expression = source.slice(open + 2, close);
    const parsed = parseExpression(expression);
    if (!parsed.ok) return { ok: false, problem: moved(parsed.problem, open + 2) };
    parts.push({ kind: 'expression', source: expression, start: open + 2 });
    at = close + 2;
  }
  if (parts.filter((part) => part.kind === 'expression').length > expressionLimits.templateExpressionsMax) {
    const message = { en: 'There are too many {{ }} in this text', zh: '文本中的 {{ }} 太多' };
    return { ok: false, problem: problemAt('expression_too_large', message, null) };
  }
  return { ok: true, parts };
}

function moved(problem: ExpressionProblem, by: number): ExpressionProblem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

const parsed = new Map<string, TemplateOutcome>();

/** Splits a text with `{{ CEL }}` into its parts; remembered. Never throws. */
export function parseTemplate(source: string): TemplateOutcome {
  const known = parsed.get(source);
  if (known) return known;
  const outcome = parse(source);
  if (parsed.size >= expressionLimits.parsedCacheMax) parsed.delete(parsed.keys().next().value as string);
  parsed.set(source, outcome);
  return outcome;
}

/** Fills in a template: numbers plain, null as nothing. The text is wrapped as sensitive when any part of it is. */
export function renderTemplate(source: string, names: ExpressionNames, options: EvaluationOptions = {}): Rendered {
  const template = parseTemplate(source);
  if (!template.ok) {
    return { ok: false, failure: { code: template.problem.code, message: template.problem.message.en } };
  }
  let text = '';
  let secret = false;
  for (const part of template.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const evaluated: Evaluated = evaluateExpression(part.source, names, options);
    if (!evaluated.ok) return evaluated;
    if (isSensitive(evaluated.value)) secret = true;
    text += toText(reveal(evaluated.value));
    if (text.length > expressionLimits.textLengthMax) {
      return { ok: false, failure: { code: 'expression_too_costly', message: 'The text became too long' } };
    }
  }
  const result: MaybeSensitive<string> = secret ? sensitive(text) : text;
  return { ok: true, text: result };
}

/** The problems of every expression in a template, placed in the template. */
export function staticCheckTemplate(source: string, types: ExpressionTypes): readonly ExpressionProblem[] {
  const template = parseTemplate(source);
  if (!template.ok) return [template.problem];
  return template.parts.flatMap((part) =>
    part.kind === 'text' ? [] : staticCheck(part.source, { types }).map((problem) => moved(problem, part.start)),
  );
}
