import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { deepWeight, shallowWeight, spend } from './budget.ts';
import { expressionFunctions } from './functions.ts';
import { expressionLimits } from './limits.ts';

/**
 * The built-in functions of the library cannot be replaced and some of them are unsafe (`matches` backtracks, `duration`
 * too), so ours stand under names of their own and `parse` renames every call.
 */
export const implementationPrefix = 'patchbay_';

/** Macros of CEL: expanded by the parser, bounded by the budget. `cel.bind` is left out: it can double a text per line. */
export const expressionMacros: ReadonlySet<string> = new Set([
  'has',
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
  'or',
  'orValue',
]);

function createBase(): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: expressionLimits.nodesMax,
      maxDepth: expressionLimits.depthMax,
      maxListElements: expressionLimits.listLiteralMax,
      maxMapEntries: expressionLimits.listLiteralMax,
      maxCallArguments: 8,
    },
  });
  for (const { name, method, overloads } of expressionFunctions) {
    for (const [signature, handler] of overloads) {
      const named = `${implementationPrefix}${name}(`;
      const full = method ? signature.replace('.(', `.${named}`) : signature.replace('(', named);
      environment.registerFunction(full, handler as (...values: unknown[]) => unknown, { async: false });
    }
  }
  // Every number is a double here, as in JSON; CEL itself has no remainder for doubles.
  environment.registerOperator('double % double', (left: number, right: number) => left % right);
  // A list index is the one place where CEL insists on an integer.
  environment.registerOperator('double == int', (left: number, right: bigint) => left === Number(right));
  return environment;
}

const base = createBase();

/** Making one is most of the work of a check, and the expressions of a flow share few sets of types. */
const typed = new Map<string, Environment>();
const typedMax = 500;

/** An environment in which the given names have the given CEL types; used for checks before anything runs. */
export function typedEnvironment(types: Readonly<Record<string, string>>): Environment {
  const key = JSON.stringify(types);
  const known = typed.get(key);
  if (known !== undefined) return known;
  const environment = createTyped(types);
  if (typed.size >= typedMax) typed.delete(typed.keys().next().value as string);
  typed.set(key, environment);
  return environment;
}

function createTyped(types: Readonly<Record<string, string>>): Environment {
  const environment = base.clone();
  for (const [name, type] of Object.entries(types)) environment.registerVariable(name, type);
  for (const type of ['string', 'double', 'bool', 'list', 'map', 'google.protobuf.Timestamp']) {
    environment.registerOperator(`${type} == null`, () => false);
  }
  return environment;
}

interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

type Weighing = 'light' | 'deep';
const weighings = new WeakMap<ASTNode, Weighing>();

/** `light`: only looked into, so its size costs nothing. `deep`: compared, so all its levels cost. */
export function setWeighing(node: ASTNode, weighing: Weighing): void {
  weighings.set(node, weighing);
}

/** Operators that hand on a value which was already paid for. */
const passing: ReadonlySet<string> = new Set(['?:', 'accuPush', 'accuValue', '||', '&&']);

function metered(evaluator: Evaluator): void {
  // `run` is where the library evaluates every operand, so this is the one place that sees all work being done.
  evaluator.run = (node, context) => {
    spend(1);
    const evaluate = node as unknown as { evaluate(by: Evaluator, node: ASTNode, context: unknown): unknown };
    const value = evaluate.evaluate(evaluator, node, context);
    if ((typeof value === 'object' && value !== null) || typeof value === 'string') {
      if (passing.has(node.op)) return value;
      const weighing = weighings.get(node);
      if (weighing === undefined) spend(shallowWeight(value));
      else if (weighing === 'deep') spend(deepWeight(value));
    }
    return value;
  };
}

function createEvaluating(): Environment {
  const environment = base.clone({ unlistedVariablesAreDyn: true });
  let captured: Evaluator | undefined;
  environment.registerFunction(
    `${implementationPrefix}meter(): bool`,
    function (this: Evaluator) {
      captured = this;
      return true;
    },
    { async: false },
  );
  environment.evaluate(`${implementationPrefix}meter()`);
  if (!captured) throw new Error('The expression library no longer hands its evaluator to functions');
  metered(captured);
  return environment;
}

/** The environment that expressions are evaluated in: every name is dynamic, every operation is metered. */
export const evaluating: Environment = createEvaluating();
