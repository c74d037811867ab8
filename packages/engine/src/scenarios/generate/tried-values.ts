import type { FlowDocument, FlowVariable, Json, JsonObject } from '@patchbay/flow-schema';
import type { CompiledFlow } from '../../compile-flow.ts';

/** Values that make a difference somewhere in a flow: what calls are tried with. */
export interface TriedValues {
  /** By variable: what it is compared with. */
  readonly byVariable: ReadonlyMap<string, readonly Json[]>;
  /** Days that some config names, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  /** What the caller's number is compared with. */
  readonly callers: readonly string[];
}

const literalsMax = 12;

/** String and number literals of an expression. */
function literals(expression: string): Json[] {
  const found: Json[] = [];
  for (const [, double, single, number] of expression.matchAll(
    /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(?<![\w.])(-?\d+(?:\.\d+)?)(?![\w.])/g,
  )) {
    if (number !== undefined) found.push(Number(number));
    else found.push(double ?? single ?? '');
  }
  return found;
}

interface Comparison {
  readonly left: string;
  readonly values: readonly Json[];
}

/** Every comparison in a config, clicked or written. */
function comparisons(value: Json, into: Comparison[]): void {
  if (typeof value === 'string') {
    if (/[=<>]=?|\bin\b|\(/.test(value)) into.push({ left: value, values: literals(value) });
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) comparisons(item, into);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (value.kind === 'compare' && typeof value.left === 'string') {
    const { right = null } = value;
    const isExpression = typeof right === 'object' && right !== null && !Array.isArray(right);
    const values = isExpression ? literals(String(right.expression ?? '')) : Array.isArray(right) ? right : [right];
    into.push({ left: value.left, values: values.flatMap(around) });
  }
  for (const item of Object.values(value)) comparisons(item, into);
}

/** A number is compared as less or more: its neighbours matter too. */
function around(value: Json): Json[] {
  return typeof value === 'number' ? [value, value - 1, value + 1] : value === null ? [] : [value];
}

function names(expression: string): ReadonlySet<string> {
  return new Set(expression.match(/[A-Za-z_]\w*/g) ?? []);
}

export function triedValues(document: FlowDocument): TriedValues {
  const found: Comparison[] = [];
  for (const { config } of document.nodes) comparisons(config, found);
  const byVariable = new Map<string, Json[]>(document.variables.map(({ name }) => [name, []]));
  const callers = new Set<string>();
  for (const { left, values } of found) {
    const mentioned = names(left);
    for (const [name, known] of byVariable) {
      if (!mentioned.has(name)) continue;
      for (const value of values) if (known.length < literalsMax && !known.includes(value)) known.push(value);
    }
    if (!mentioned.has('callerNumber')) continue;
    for (const value of values) if (typeof value === 'string' && /^\+?\d+$/.test(value)) callers.add(value);
  }
  const dates = JSON.stringify(document.nodes.map(({ config }) => config)).match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
  return { byVariable, dates: [...new Set(dates)].slice(0, literalsMax), callers: [...callers].slice(0, literalsMax) };
}

/** A value that fits a variable and is compared with nothing. */
export function sampleOf(type: FlowVariable['type']): Json {
  switch (type) {
    case 'number':
      return 7;
    case 'money':
      return 12.5;
    case 'boolean':
      return true;
    case 'date':
      return '2026-04-02';
    case 'phone':
      return '+493012345';
    case 'list':
      return [];
    case 'record':
      return {};
    case 'text':
      return 'sample';
  }
}

type Path = readonly (string | number)[];

/** The places in an answer that an expression looks at: `response.body.?state.orValue("")` looks at `state`. */
function paths(expression: string, root: string): Path[] {
  const pattern = new RegExp(`\\b${root}((?:\\.\\??[A-Za-z_]\\w*(?!\\w*\\()|\\[\\??(?:"[^"]*"|\\d+)\\])+)`, 'g');
  return [...expression.matchAll(pattern)].map(([, found = '']) =>
    [...found.matchAll(/\.\??([A-Za-z_]\w*)|\[\??(?:"([^"]*)"|(\d+))\]/g)].map(([, name, key, index]) =>
      index === undefined ? (name ?? key ?? '') : Number(index),
    ),
  );
}

function withValue(into: Json, path: Path, value: Json): Json {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (typeof head === 'number') {
    const list = Array.isArray(into) ? [...into] : [];
    while (list.length <= head) list.push(null);
    list[head] = withValue(list[head] ?? null, rest, value);
    return list;
  }
  const record: JsonObject = typeof into === 'object' && into !== null && !Array.isArray(into) ? { ...into } : {};
  record[head] = withValue(record[head] ?? null, rest, value);
  return record;
}

interface Place {
  readonly path: Path;
  readonly values: readonly Json[];
}

/** The columns of a table that a config keeps in variables: pairs of the two names, at any depth. */
function columns(flow: CompiledFlow, value: unknown, tried: TriedValues): Place[] {
  if (Array.isArray(value)) return value.flatMap((item) => columns(flow, item, tried));
  if (typeof value !== 'object' || value === null) return [];
  const { variable: name, column } = value as { readonly variable?: unknown; readonly column?: unknown };
  const variable = typeof name === 'string' ? flow.variables.get(name) : undefined;
  if (variable === undefined || typeof column !== 'string') {
    return Object.values(value).flatMap((item) => columns(flow, item, tried));
  }
  return [{ path: [column], values: [...(tried.byVariable.get(variable.name) ?? []), sampleOf(variable.type)] }];
}

/** Rows that a table may have, as `triedAnswers` finds what others answer. */
export function triedRows(flow: CompiledFlow, nodeId: string, tried: TriedValues): readonly Json[] {
  const node = flow.nodes.get(nodeId);
  return node === undefined || node.problem !== null ? [{}] : variants(columns(flow, node.config, tried));
}

function variants(places: readonly Place[]): readonly Json[] {
  const first = places.reduce<Json>((answer, { path, values }) => withValue(answer, path, values[0] ?? null), {});
  const others = places.flatMap(({ path, values }) => values.slice(1).map((value) => withValue(first, path, value)));
  return [first, ...others];
}

/**
 * What a server or a script may answer so that variables get values that matter: first one where each has the first
 * value it is compared with, then one for each other value.
 */
export function triedAnswers(flow: CompiledFlow, nodeId: string, root: string, tried: TriedValues): readonly Json[] {
  const node = flow.nodes.get(nodeId);
  if (node === undefined || node.problem !== null) return [{}];
  const places = node.type.expressions(node.config).flatMap((use): Place[] => {
    const variable = use.into === undefined ? undefined : flow.variables.get(use.into);
    if (variable === undefined) return [];
    const values = [...(tried.byVariable.get(variable.name) ?? []), sampleOf(variable.type)];
    return paths(use.source, root).map((path) => ({ path, values }));
  });
  return variants(places);
}
