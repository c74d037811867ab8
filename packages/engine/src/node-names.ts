import type { Evaluated, Rendered } from '@patchbay/flow-schema';

/** Expressions and templates over what a node may read. */
export interface NodeNames {
  evaluate(expression: string): Evaluated;
  render(template: string): Rendered;
}
