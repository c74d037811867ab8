import type { VariableType } from '../document/flow-document.ts';

export interface ExpressionUse {
  readonly field: readonly (string | number)[];
  readonly kind: 'cel' | 'template';
  readonly source: string;
  /** What the result is used as; `any` where it does not matter. */
  readonly expects: VariableType | 'any';
  /** Names that exist only in this expression, such as `response`. */
  readonly extraNames?: readonly string[];
  /** The variable of this flow that keeps the result. */
  readonly into?: string;
  /** The input of another flow that is given the result. */
  readonly handedTo?: { readonly flowId: string; readonly input: string };
  /** True where a value that is not there does no harm: it is asked for, or left out. */
  readonly mayBeNothing?: boolean;
}
