import type { JsonObject, Problem } from '@patchbay/flow-schema';
import type { SourceExit, SourceStep } from '../draft/draft-step.ts';

export interface BlockCondition {
  readonly operator: string;
  readonly operands: readonly string[];
  readonly to: string | null;
}

export interface BlockError {
  readonly type: string;
  readonly to: string | null;
}

/** A block in the terms of the flow language, whichever of the two formats it was written in. */
export interface Block extends SourceStep {
  /** The action of the flow language that does the same; the type itself where there is none. */
  readonly action: string;
  readonly settings: JsonObject;
  readonly next: string | null;
  readonly conditions: readonly BlockCondition[];
  readonly errors: readonly BlockError[];
}

export interface ConnectFlow {
  readonly name: string;
  readonly description: string;
  readonly start: string | null;
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

type Ways = Pick<Block, 'next' | 'conditions' | 'errors'>;

/** The ways on of a block as people know them. */
export function exitsOf({ next, conditions, errors }: Ways): SourceExit[] {
  return [
    ...(next === null ? [] : [{ label: 'Next', to: next }]),
    ...conditions.map(({ operator, operands, to }) => ({
      label: operator === 'Equals' ? operands.join(', ') : `${operator} ${operands.join(', ')}`,
      to,
    })),
    ...errors.map(({ type, to }) => ({ label: type, to })),
  ].filter(({ to }) => to !== null);
}

/** That canvas reads from left to right, ours from top to bottom. */
export function turned(point: { readonly x: number; readonly y: number } | null) {
  return point === null ? null : { x: point.y * 1.6, y: point.x * 0.68 };
}
