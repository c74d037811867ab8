import { toText } from '../expressions/conversions.ts';
import { evaluateExpression } from '../expressions/evaluate-expression.ts';
import { parseTemplate } from '../expressions/template.ts';
import type { Json } from '../json.ts';
import { isSensitive, type MaybeSensitive } from '../sensitive.ts';
import type { SeatScript } from './seat-screen.ts';

/** A piece of what the agent says. An empty `value` is a gap: it is not known yet. */
export interface ScriptPart {
  readonly kind: 'text' | 'value';
  readonly text: string;
}

const dots = '••••';

/**
 * What the agent says in the language of the caller, with the values of this moment; a secret one as dots.
 * @param values by name: the variables of the flow, and `call`
 * @param now epoch milliseconds
 */
export function fillScript(
  { texts }: Pick<SeatScript, 'texts'>,
  language: string,
  values: Readonly<Record<string, MaybeSensitive<Json>>>,
  now: number,
): ScriptPart[] {
  const template = parseTemplate(textIn(texts, language));
  if (!template.ok) return [];
  return template.parts.map((part) => {
    if (part.kind === 'text') return part;
    const evaluated = evaluateExpression(part.source, values, { now });
    if (!evaluated.ok) return { kind: 'value', text: '' };
    return { kind: 'value', text: isSensitive(evaluated.value) ? dots : toText(evaluated.value) };
  });
}

/** In exactly this language, else in another form of it (zh-CN for zh-TW), else the first. */
function textIn(texts: SeatScript['texts'], language: string): string {
  const [primary] = language.split('-');
  const found =
    texts.find((each) => each.language === language) ??
    texts.find((each) => each.language.split('-')[0] === primary) ??
    texts[0];
  return found?.template ?? '';
}
