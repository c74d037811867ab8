import type { ExpressionUse } from '../contract/expression-use.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { parseTemplate } from '../expressions/template.ts';

/** The names that an expression or template reads from outside, each once. Empty where it cannot be parsed. */
export function namesRead(use: ExpressionUse): ReadonlySet<string> {
  const names = new Set<string>();
  for (const source of sourcesOf(use)) {
    const parsed = parseExpression(source);
    if (!parsed.ok) continue;
    for (const { name } of parsed.expression.names) if (use.extraNames?.includes(name) !== true) names.add(name);
  }
  return names;
}

/** Whether the expression has thought of the name having no value: it asks, or nothing does no harm. */
export function expectsNothing(use: ExpressionUse, name: string): boolean {
  return (
    use.mayBeNothing === true || sourcesOf(use).every((source) => !reads(source, name) || asksForNothing(source, name))
  );
}

function reads(source: string, name: string): boolean {
  const parsed = parseExpression(source);
  return parsed.ok && parsed.expression.names.some((use) => use.name === name);
}

function sourcesOf(use: ExpressionUse): readonly string[] {
  if (use.kind === 'cel') return [use.source];
  const template = parseTemplate(use.source);
  return template.ok ? template.parts.flatMap((part) => (part.kind === 'expression' ? [part.source] : [])) : [];
}

/** `name == null` and the like: whoever writes it has thought of a value that is not there. */
function asksForNothing(source: string, name: string): boolean {
  return new RegExp(`\\b${name}\\s*[!=]=\\s*null\\b|\\bnull\\s*[!=]=\\s*${name}\\b`).test(source);
}
