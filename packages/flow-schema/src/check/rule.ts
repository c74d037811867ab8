import type { Problem } from '../document/problem.ts';
import type { AnalysisFacts } from './analysis-facts.ts';
import type { FlowView } from './flow-view.ts';

/** What a rule found at one place. A family of problems says which one by `code`; `severity` may be less than the rule's own. */
export type Finding = Omit<Problem, 'code' | 'severity'> & Partial<Pick<Problem, 'code' | 'severity'>>;

/** One thing that can be wrong with a flow. Adding one is a file beside the others, a line in `rules.ts` and two flows in its test. */
export interface Rule {
  /** In snake case: the code of its problems. */
  readonly id: string;
  /** An error blocks publishing; a warning is for the author to weigh. */
  readonly severity: Problem['severity'];
  find(view: FlowView, facts: AnalysisFacts): readonly Finding[];
}
