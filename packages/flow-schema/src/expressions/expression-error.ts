import type { Text } from '../text.ts';

export type ExpressionProblemCode =
  | 'expression_empty'
  | 'expression_syntax'
  | 'expression_too_large'
  | 'expression_unknown_name'
  | 'expression_unknown_function'
  | 'expression_missing_key'
  | 'expression_type'
  | 'expression_value'
  | 'expression_too_costly';

/** What is wrong with an expression and where in its source, as offsets of UTF-16 units. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode;
  readonly message: Text;
  readonly start: number;
  readonly end: number;
}

/** Thrown inside an evaluation only; it never leaves this folder. */
export class ExpressionError extends Error {
  readonly code: ExpressionProblemCode;
  readonly text: Text;

  constructor(code: ExpressionProblemCode, text: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}
