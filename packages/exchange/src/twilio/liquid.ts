import type { Segment } from '../draft/segments.ts';
import { literal } from '../draft/segments.ts';

/** Gives an expression of ours for a reference such as `flow.variables.name`; null where there is none. */
export type Resolve = (path: readonly string[]) => string | null;

export interface LiquidText {
  readonly segments: readonly Segment[];
  /** Liquid that stays as text because nothing here does the same. */
  readonly left: readonly string[];
}

/** Translates the Liquid in a text: outputs `{{ }}` into expressions; tags `{% %}` stay text. Linear in the text. */
export function translateLiquid(source: string, resolve: Resolve): LiquidText {
  const segments: Segment[] = [];
  const left: string[] = [];
  let plain = '';
  let at = 0;
  while (at < source.length) {
    const open = nextOpening(source, at);
    if (open < 0) break;
    const isOutput = source[open + 1] === '{';
    const close = source.indexOf(isOutput ? '}}' : '%}', open + 2);
    if (close < 0) break;
    plain += source.slice(at, open);
    const inner = source.slice(open + 2, close);
    const whole = source.slice(open, close + 2);
    const expression = isOutput ? translateOutput(inner, resolve) : null;
    if (expression === null) {
      left.push(whole);
      plain += whole;
    } else {
      if (plain !== '') segments.push({ kind: 'text', text: plain });
      plain = '';
      segments.push({ kind: 'expression', source: expression });
    }
    at = close + 2;
  }
  plain += source.slice(at);
  if (plain !== '') segments.push({ kind: 'text', text: plain });
  return { segments, left };
}

/** Every reference in the outputs of a text. */
export function liquidPaths(source: string): string[][] {
  const paths: string[][] = [];
  translateLiquid(source, (path) => {
    paths.push([...path]);
    return null;
  });
  return paths;
}

function nextOpening(source: string, from: number): number {
  const output = source.indexOf('{{', from);
  const tag = source.indexOf('{%', from);
  if (output < 0) return tag;
  return tag < 0 ? output : Math.min(output, tag);
}

const outputLengthMax = 500;

function translateOutput(inner: string, resolve: Resolve): string | null {
  if (inner.length > outputLengthMax) return null;
  const [first = '', ...filters] = inner.split('|').map((part) => part.trim());
  let expression = value(first, resolve);
  for (const filter of filters) {
    if (expression === null) return null;
    expression = applyFilter(expression, filter, resolve);
  }
  return expression;
}

function value(source: string, resolve: Resolve): string | null {
  if (/^"[^"]*"$|^'[^']*'$/.test(source)) return literal(source.slice(1, -1));
  if (/^-?\d{1,15}$/.test(source)) return literal(source);
  const path = pathOf(source);
  return path === null ? null : resolve(path);
}

/** `widgets.hours.parsed["is open"]` as its parts. */
function pathOf(source: string): string[] | null {
  if (!/^[a-zA-Z_]/.test(source)) return null;
  const parts: string[] = [];
  let rest = `.${source}`;
  while (rest !== '') {
    const match = /^(?:\.([\w-]+)|\[\s*(?:"([^"\]]*)"|'([^'\]]*)'|(\d+))\s*\])/.exec(rest);
    if (match === null) return null;
    parts.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
    rest = rest.slice(match[0].length);
  }
  return parts;
}

function applyFilter(expression: string, filter: string, resolve: Resolve): string | null {
  const colon = filter.indexOf(':');
  const name = (colon < 0 ? filter : filter.slice(0, colon)).trim();
  const given = colon < 0 ? [] : filter.slice(colon + 1).split(',');
  const values = given.map((one) => value(one.trim(), resolve));
  if (values.some((one) => one === null)) return null;
  const [first, second] = values;
  const text = `text(${expression})`;
  switch (name) {
    case 'upcase':
      return `${text}.upper()`;
    case 'downcase':
      return `${text}.lower()`;
    case 'strip':
      return `${text}.trim()`;
    case 'size':
      return `text(${text}.size())`;
    case 'append':
      return first ? `${text} + ${first}` : null;
    case 'prepend':
      return first ? `${first} + ${text}` : null;
    case 'default':
      return first ? `(${text} == "" ? ${first} : ${text})` : null;
    case 'replace':
      return first && second ? `${text}.replace(${first}, ${second})` : null;
    case 'remove':
      return first ? `${text}.replace(${first}, "")` : null;
    default:
      return null;
  }
}
