import type { ExpressionUse } from '../contract/node-type.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { parseTemplate } from '../expressions/template.ts';

/** A name that an expression reads; `asked` where the expression itself asks whether there is a value. */
export interface NameRead {
  readonly name: string;
  readonly asked: boolean;
}

/** The names that an expression or template reads from outside, each once. Empty where it cannot be parsed. */
export function namesRead(use: ExpressionUse): readonly NameRead[] {
  const names = new Map<string, boolean>();
  for (const source of sourcesOf(use)) {
    const parsed = parseExpression(source);
    if (!parsed.ok) continue;
    for (const { name } of parsed.expression.names) {
      if (use.extraNames?.includes(name)) continue;
      const asked = use.mayBeNothing === true || asksForNothing(source, name);
      names.set(name, (names.get(name) ?? true) && asked);
    }
  }
  return [...names].map(([name, asked]) => ({ name, asked }));
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
