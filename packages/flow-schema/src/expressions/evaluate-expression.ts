import type { Evaluated } from '../contract/node-type.ts';
import type { Json } from '../json.ts';
import { isSensitive, type MaybeSensitive, reveal, sensitive } from '../sensitive.ts';
import { isBudgetSpent, openBudget, tooCostly } from './budget.ts';
import type { ExpressionProblem } from './expression-error.ts';
import { parseExpression } from './parse-expression.ts';
import { problemOf } from './problem-text.ts';
import { toJson } from './to-json.ts';

/** What an expression may read, by name. A name that is there with `null` is a variable without a value. */
export type ExpressionNames = Readonly<Record<string, MaybeSensitive<Json>>> | NameLookup;

/** The same for many names of which few are read; undefined for a name that is not there. */
export type NameLookup = (name: string) => MaybeSensitive<Json> | undefined;

export interface EvaluationOptions {
  /** Epoch milliseconds; gives the expression the name `now`. */
  readonly now?: number;
}

function lookedUp(names: ExpressionNames, name: string): MaybeSensitive<Json> | undefined {
  if (typeof names === 'function') return names(name);
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function failed(source: string, problem: ExpressionProblem, secret: boolean): Evaluated {
  // What went wrong may quote the values, and those may be sensitive.
  const detail = secret ? 'the values are sensitive, so the reason is not shown' : problem.message.en;
  const shown = source.length > 200 ? `${source.slice(0, 200)}…` : source;
  return { ok: false, failure: { code: problem.code, message: `${detail} (in: ${shown})` } };
}

/**
 * Evaluates a CEL expression. The result is wrapped as sensitive when any name it reads is. Failures have a code of
 * `ExpressionProblemCode`; never throws, and never takes longer than its budget allows.
 */
export function evaluateExpression(source: string, names: ExpressionNames, options: EvaluationOptions = {}): Evaluated {
  const parsed = parseExpression(source);
  if (!parsed.ok) return failed(source, parsed.problem, false);
  let secret = false;
  const context: Record<string, unknown> = Object.create(null);
  for (const { name, key } of parsed.expression.names) {
    const value = lookedUp(names, name);
    if (value !== undefined) {
      if (isSensitive(value)) secret = true;
      context[key] = reveal(value);
    } else if (name === 'now' && options.now !== undefined) {
      context[key] = new Date(options.now);
    }
  }
  openBudget();
  try {
    const value = toJson(parsed.expression.run(context));
    // Quantifiers swallow errors of single items, so a spent budget may hide behind a result.
    if (isBudgetSpent()) throw tooCostly;
    return { ok: true, value: secret ? sensitive(value) : value };
  } catch (error) {
    const problem = isBudgetSpent() ? problemOf(tooCostly, source.length) : problemOf(error, source.length);
    return failed(source, problem, secret);
  }
}
