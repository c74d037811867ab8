import { literal, type Segment } from '../draft/segments.ts';
import type { VariableBook } from '../draft/variable-book.ts';

const callFacts: Readonly<Record<string, string>> = {
  'CustomerEndpoint.Address': 'call.callerNumber',
  'SystemEndpoint.Address': 'call.calledNumber',
  'CustomerEndpoint.DisplayName': 'call.callerName',
};
const constants: Readonly<Record<string, string>> = { Channel: 'VOICE', AwsRegion: '' };
/** Namespaces whose attributes have no further levels: a dot behind one ends a sentence. */
const flat: ReadonlySet<string> = new Set(['Attributes', 'FlowAttributes', 'CustomerEndpoint', 'SystemEndpoint']);

export function attributeKey(namespace: string, ...path: readonly string[]): string {
  return [namespace, ...path].join('\u0000');
}

const pattern = /\$\.([A-Za-z][A-Za-z0-9]{0,60})((?:\.[A-Za-z0-9_-]{1,100}|\[['"][^'"\]]{1,100}['"]\]){0,6})/g;

interface Reference {
  readonly path: readonly string[];
  /** How much of the text it takes. */
  readonly length: number;
}

function referenceOf(match: RegExpMatchArray): Reference {
  const root = match[1] ?? '';
  const steps = [...(match[2] ?? '').matchAll(/\.([A-Za-z0-9_-]+)|\[['"]([^'"\]]+)['"]\]/g)];
  const kept = flat.has(root) ? steps.slice(0, 1) : steps;
  const path = [root, ...kept.map((step) => step[1] ?? step[2] ?? '')];
  return { path, length: 2 + root.length + kept.reduce((sum, step) => sum + step[0].length, 0) };
}

/** All references of a text. */
export function connectPaths(source: string): (readonly string[])[] {
  return [...source.matchAll(pattern)].map((match) => referenceOf(match).path);
}

/** A text with its `$.Attributes.name` references as expressions of ours; variables are declared where they are first used. */
export function translateReferences(source: string, book: VariableBook): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const match of source.matchAll(pattern)) {
    const { path, length } = referenceOf(match);
    const expression = expressionOf(path, book);
    if (expression === null) continue;
    if (match.index > at) segments.push({ kind: 'text', text: source.slice(at, match.index) });
    segments.push({ kind: 'expression', source: expression });
    at = match.index + length;
  }
  if (at < source.length) segments.push({ kind: 'text', text: source.slice(at) });
  return segments;
}

function expressionOf(path: readonly string[], book: VariableBook): string | null {
  const name = path.join('.');
  const fact = callFacts[name];
  if (fact !== undefined) return fact;
  const constant = Object.hasOwn(constants, name) ? constants[name] : undefined;
  if (constant !== undefined) return literal(constant);
  const [root = '', ...rest] = path;
  const own = root === 'Attributes' || root === 'FlowAttributes' || root === 'External';
  if (own && rest.length === 0) return null;
  return book.declare(attributeKey(root, ...rest), {
    name: own ? rest.join('_') : path.join('_'),
    description: `$.${name}`,
  });
}

/** Speech marks are not spoken: only the words stay. */
export function withoutMarks(ssml: string): string {
  let text = '';
  let at = 0;
  while (at < ssml.length) {
    const open = ssml.indexOf('<', at);
    const close = open < 0 ? -1 : ssml.indexOf('>', open);
    if (close < 0) break;
    text += `${ssml.slice(at, open)} `;
    at = close + 1;
  }
  text += ssml.slice(at);
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => entities[name] ?? '')
    .replace(/[ \t\n\r]+/g, ' ')
    .replace(/ ([.,!?])/g, '$1')
    .trim();
}
