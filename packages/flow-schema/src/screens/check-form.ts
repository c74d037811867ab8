import type { SeatFormField } from '../contract/screens.ts';
import { evaluateExpression } from '../expressions/evaluate-expression.ts';
import type { Json } from '../json.ts';

/** Text in a field of a form is no longer than this, in characters. */
export const formTextLengthMax = 5_000;

/** What is wrong with a value, as a code; `limit` is the number that it went past. */
export interface FormProblem {
  readonly variable: string;
  readonly code: 'missing' | 'wrong_kind' | 'too_small' | 'too_large' | 'too_long' | 'not_matching';
  readonly limit?: number;
}

/** The problem of each field whose value would not be taken. Values are of the type of their field: a number is no text. */
export function checkForm(
  fields: readonly SeatFormField[],
  values: Readonly<Record<string, unknown>>,
): readonly FormProblem[] {
  return fields.flatMap((field) => {
    const problem = problemOf(field, values[field.variable]);
    return problem === null ? [] : [{ variable: field.variable, ...problem }];
  });
}

type Found = Omit<FormProblem, 'variable'> | null;
const wrongKind: Found = { code: 'wrong_kind' };

function problemOf(field: SeatFormField, value: unknown): Found {
  if (value === undefined || value === null || value === '') return field.required ? { code: 'missing' } : null;
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return typeof value === 'string' ? textProblem(field, value) : wrongKind;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? numberProblem(field, value) : wrongKind;
    case 'yes_no':
      return typeof value === 'boolean' ? null : wrongKind;
    case 'choice':
      return field.options.some((option) => option.value === value) ? null : wrongKind;
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : wrongKind;
  }
}

function numberProblem({ rules = {} }: SeatFormField, value: number): Found {
  const { min, max } = rules;
  if (min !== undefined && value < min) return { code: 'too_small', limit: min };
  return max !== undefined && value > max ? { code: 'too_large', limit: max } : null;
}

function textProblem({ rules = {} }: SeatFormField, value: string): Found {
  const lengthMax = Math.min(rules.lengthMax ?? formTextLengthMax, formTextLengthMax);
  if (value.length > lengthMax) return { code: 'too_long', limit: lengthMax };
  if (rules.pattern === undefined) return null;
  const names: Record<string, Json> = { value, pattern: `^(?:${rules.pattern})$` };
  const matched = evaluateExpression('value.matches(pattern)', names);
  // A pattern that cannot be tried keeps nobody from their work: the checks of the flow name it.
  return matched.ok && matched.value === false ? { code: 'not_matching' } : null;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
