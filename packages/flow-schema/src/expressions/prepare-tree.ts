import type { ASTNode } from '@marcbachmann/cel-js';
import { evaluating, expressionMacros, implementationPrefix, setWeighing } from './environment.ts';
import type { ExpressionProblem } from './expression-error.ts';
import { expressionFunctions } from './functions.ts';
import { problemAt } from './problem-text.ts';

const methodNames = new Set(expressionFunctions.filter((each) => each.method).map((each) => each.name));
const callNames = new Set(expressionFunctions.filter((each) => !each.method).map((each) => each.name));

/** A name that an expression reads from outside, and where it stands. */
export interface NameUse {
  readonly name: string;
  /** What the tree asks for instead: the library keeps some names, such as `list`, for its types. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A field that is read of a name, as `callerNumber` in `call.callerNumber`. */
export interface FieldUse {
  readonly name: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

interface Walk {
  readonly names: NameUse[];
  readonly fields: FieldUse[];
  problem: ExpressionProblem | null;
}

type Mutable = { args: unknown };

function numberLiteral(node: ASTNode): void {
  const literal: unknown = node.args;
  if (typeof literal === 'bigint') (node as Mutable).args = Number(literal);
  else if (typeof literal === 'object' && literal !== null && !(literal instanceof Uint8Array)) {
    (node as Mutable).args = Number(String(literal));
  }
}

/** `dyn(index)`: CEL wants an integer where our numbers are all doubles; a dynamic index is looked at when it is used. */
function asAny(index: ASTNode): ASTNode {
  const call = evaluating.parse('dyn(0)').ast;
  (call as Mutable).args = ['dyn', [index]];
  return call;
}

function markCompared(node: ASTNode): void {
  setWeighing(node, 'deep');
  if (node.op === '?:') for (const branch of node.args) markCompared(branch);
}

const libraryNames: ReadonlySet<string> = new Set(evaluating.getDefinitions().variables.map(({ name }) => name));

function visitName(node: Extract<ASTNode, { op: 'id' }>, walk: Walk): void {
  const name = node.args;
  const key = libraryNames.has(name) ? implementationPrefix + name : name;
  (node as Mutable).args = key;
  walk.names.push({ name, key, start: node.start, end: node.end });
}

function visitField(node: Extract<ASTNode, { op: '.' }>, bound: ReadonlySet<string>, walk: Walk): void {
  const [of, field] = node.args;
  if (of.op === 'id' && !bound.has(of.args))
    walk.fields.push({ name: of.args, field, start: node.start, end: node.end });
}

function rename(node: ASTNode, name: string, known: ReadonlySet<string>, walk: Walk): void {
  if (expressionMacros.has(name)) return;
  if (known.has(name)) {
    (node.args as unknown[])[0] = implementationPrefix + name;
    return;
  }
  walk.problem ??= problemAt(
    'expression_unknown_function',
    { en: `There is no function "${name}" here`, zh: `这里没有函数“${name}”` },
    node,
  );
}

const bindingMacros: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

function visitCall(node: Extract<ASTNode, { op: 'call' | 'rcall' }>, bound: ReadonlySet<string>, walk: Walk): void {
  if (node.op === 'call') {
    const [name, args] = node.args;
    rename(node, name, callNames, walk);
    for (const argument of args) visit(argument, bound, walk);
    return;
  }
  const [name, receiver, args] = node.args;
  visit(receiver, bound, walk);
  rename(node, name, methodNames, walk);
  const variable = args[0];
  if (!bindingMacros.has(name) || variable?.op !== 'id') {
    for (const argument of args) visit(argument, bound, walk);
    return;
  }
  const inner = new Set(bound).add(variable.args);
  for (const argument of args.slice(1)) visit(argument, inner, walk);
}

/** Renames calls to our functions, makes every number a double, collects names and marks what comparing will cost. */
function visit(node: ASTNode, bound: ReadonlySet<string>, walk: Walk): void {
  switch (node.op) {
    case 'value':
      numberLiteral(node);
      return;
    case 'id':
      if (!bound.has(node.args)) visitName(node, walk);
      return;
    case '.':
    case '.?':
      if (node.op === '.') visitField(node, bound, walk);
      setWeighing(node.args[0], 'light');
      visit(node.args[0], bound, walk);
      return;
    case '[]':
    case '[?]': {
      const [value, index] = node.args;
      setWeighing(value, 'light');
      visit(value, bound, walk);
      if (index.op === 'value') return;
      visit(index, bound, walk);
      (node.args as unknown[])[1] = asAny(index);
      return;
    }
    case 'call':
    case 'rcall':
      visitCall(node, bound, walk);
      return;
    case 'map':
      for (const [key, value] of node.args) {
        visit(key, bound, walk);
        visit(value, bound, walk);
      }
      return;
    case '!_':
    case '-_':
      visit(node.args, bound, walk);
      return;
    case '==':
    case '!=':
    case 'in':
      for (const operand of node.args) {
        markCompared(operand);
        visit(operand, bound, walk);
      }
      return;
    default:
      for (const operand of node.args) visit(operand, bound, walk);
  }
}

/** Makes a freshly parsed tree ready to run. The problem, if any, is a call to something that may not be called. */
export function prepareTree(tree: ASTNode): {
  readonly names: readonly NameUse[];
  readonly fields: readonly FieldUse[];
  readonly problem: ExpressionProblem | null;
} {
  const walk: Walk = { names: [], fields: [], problem: null };
  visit(tree, new Set(), walk);
  return walk;
}
