import type { CallFacts } from '../contract/node-type.ts';
import type { VariableType } from '../document/flow-document.ts';
import { typedEnvironment } from './environment.ts';
import type { ExpressionProblem } from './expression-error.ts';
import { expressionLimits } from './limits.ts';
import { type ParsedExpression, parseExpression } from './parse-expression.ts';
import { prepareTree } from './prepare-tree.ts';
import { problemAt, problemOf } from './problem-text.ts';

/** `moment` is what `now` is; `any` is what nothing is known of, such as the answer of a server. */
export type ExpressionType = VariableType | 'moment' | 'any';

/** Names with their types; a record may list its fields, and then no others may be read. */
export type ExpressionTypes = Readonly<Record<string, ExpressionType>>;

const celTypes: Readonly<Record<ExpressionType, string>> = {
  text: 'string',
  number: 'double',
  boolean: 'bool',
  date: 'string',
  phone: 'string',
  money: 'double',
  list: 'list<dyn>',
  record: 'map<string, dyn>',
  moment: 'google.protobuf.Timestamp',
  any: 'dyn',
};

/** The types a result may have where the given type is wanted; conversion does the rest when the flow runs. */
const accepted: Readonly<Record<ExpressionType, readonly string[]>> = {
  text: ['string', 'double', 'bool', 'int', 'google.protobuf.Timestamp'],
  number: ['double', 'int', 'string'],
  boolean: ['bool'],
  date: ['string', 'google.protobuf.Timestamp'],
  phone: ['string', 'double', 'int'],
  money: ['double', 'int', 'string'],
  list: ['list'],
  record: ['map'],
  moment: ['google.protobuf.Timestamp'],
  any: [],
};

const typeNames: Readonly<Record<string, { en: string; zh: string }>> = {
  string: { en: 'a text', zh: '文本' },
  double: { en: 'a number', zh: '数字' },
  int: { en: 'a number', zh: '数字' },
  bool: { en: 'yes or no', zh: '是/否' },
  list: { en: 'a list', zh: '列表' },
  map: { en: 'a record', zh: '记录' },
  null: { en: 'nothing', zh: '空' },
  'google.protobuf.Timestamp': { en: 'a moment', zh: '时刻' },
  'google.protobuf.Duration': { en: 'a length of time', zh: '时长' },
};

function nameOf(type: string): { en: string; zh: string } {
  return typeNames[type] ?? { en: type, zh: type };
}

function mismatch(found: string, expects: ExpressionType): ExpressionProblem | null {
  const kind = found.replace(/<.*$/, '');
  const allowed = accepted[expects];
  if (kind === 'dyn' || kind === 'optional' || allowed.length === 0 || allowed.includes(kind)) return null;
  const is = nameOf(kind);
  const wanted = nameOf(allowed[0] ?? kind);
  return problemAt(
    'expression_type',
    { en: `This gives ${is.en}; ${wanted.en} is needed`, zh: `结果是${is.zh}，这里需要${wanted.zh}` },
    null,
  );
}

const callFields: ReadonlySet<string> = new Set<keyof CallFacts>([
  'direction',
  'callerNumber',
  'callerName',
  'calledNumber',
]);

const failureFields: ReadonlySet<string> = new Set(['code', 'node']);

/** The fields of the names that every flow has; null for those whose fields are not known, such as a flow's own variables. */
function fieldsOf(name: string, types: ExpressionTypes): ReadonlySet<string> | null {
  if (name === 'call') return callFields;
  // A flow may have declared a variable of this name; what it holds is its own affair.
  return name === 'failure' && types.failure === 'any' ? failureFields : null;
}

/** Words that expressions keep for themselves: a variable of this name could never be read. */
export const expressionKeywords: ReadonlySet<string> = new Set([
  'call',
  'now',
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
  'prototype',
]);

/**
 * Checks an expression without running it: names, functions, and types as far as they are known. `types` has to hold every
 * name the expression may read, with `call` and `now` where they exist. No problem is an empty list.
 */
export function staticCheck(
  source: string,
  { types, expects = 'any' }: { readonly types: ExpressionTypes; readonly expects?: ExpressionType },
): readonly ExpressionProblem[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [parsed.problem];
  // What is found depends on the types of the names that are read, and on nothing else of the flow.
  const read = parsed.expression.names.map(({ name }) => `${name} ${types[name] ?? ''}`);
  const key = `${expects}\n${read.join('\n')}\n\n${source}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  const problems = check(source, parsed.expression, types, expects);
  if (checked.size >= expressionLimits.parsedCacheMax) checked.delete(checked.keys().next().value as string);
  checked.set(key, problems);
  return problems;
}

const checked = new Map<string, readonly ExpressionProblem[]>();

function check(
  source: string,
  expression: ParsedExpression,
  types: ExpressionTypes,
  expects: ExpressionType,
): readonly ExpressionProblem[] {
  const unknown = expression.names.filter(({ name }) => !Object.hasOwn(types, name));
  if (unknown.length > 0) {
    return unknown.map((use) =>
      problemAt(
        'expression_unknown_name',
        { en: `There is no variable "${use.name}"`, zh: `没有名为“${use.name}”的变量` },
        use,
      ),
    );
  }
  const strange = expression.fields.filter(({ name, field }) => fieldsOf(name, types)?.has(field) === false);
  if (strange.length > 0) {
    return strange.map((use) => {
      const known = [...(fieldsOf(use.name, types) ?? [])].join(', ');
      const message = {
        en: `A ${use.name} has no "${use.field}", only ${known}`,
        zh: `${use.name} 没有“${use.field}”，只有 ${known}`,
      };
      return problemAt('expression_missing_key', message, use);
    });
  }
  try {
    const used: Record<string, string> = {};
    for (const { name, key } of expression.names) {
      const type = types[name];
      if (type !== undefined) used[key] = celTypes[type];
    }
    const run = typedEnvironment(used).parse(source);
    prepareTree(run.ast);
    const result = run.check();
    if (!result.valid) return [problemOf(result.error, source.length)];
    const problem = mismatch(result.type ?? 'dyn', expects);
    return problem ? [{ ...problem, end: source.length }] : [];
  } catch (error) {
    return [problemOf(error, source.length)];
  }
}
