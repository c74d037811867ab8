import type { Text } from '../text.ts';
import type { FlowEdge, FlowNode, FlowVariable } from './flow-document.ts';

/** Where in a flow a problem is. */
export type ProblemPlace =
  | { readonly kind: 'document'; readonly path?: readonly (string | number)[] }
  | {
      readonly kind: 'node';
      readonly node: string;
      readonly field?: readonly (string | number)[];
      readonly port?: string;
    }
  | { readonly kind: 'edge'; readonly edge: FlowEdge }
  | { readonly kind: 'variable'; readonly variable: string };

/** One small change of a document; a fix is a list of them, and so is an undo entry of the editor. */
export type DocumentChange =
  | { readonly change: 'add_node'; readonly node: FlowNode }
  | { readonly change: 'remove_node'; readonly node: string }
  | { readonly change: 'set_config'; readonly node: string; readonly config: FlowNode['config'] }
  | { readonly change: 'add_edge'; readonly edge: FlowEdge }
  | { readonly change: 'remove_edge'; readonly edge: FlowEdge }
  | { readonly change: 'add_variable'; readonly variable: FlowVariable }
  | { readonly change: 'remove_variable'; readonly name: string }
  | { readonly change: 'set_variable'; readonly name: string; readonly variable: FlowVariable }
  | { readonly change: 'set_error_handler'; readonly node: string | null };

export interface Problem {
  /** Stable, in snake case: tests, documentation and filters name it. */
  readonly code: string;
  /** Errors block publishing. */
  readonly severity: 'error' | 'warning';
  readonly place: ProblemPlace;
  readonly message: Text;
  readonly fix?: { readonly label: Text; readonly changes: readonly DocumentChange[] };
}
