import type { Command } from '@patchbay/flow-schema';
import type { Run, TraceEntry } from './run.ts';

export interface StepResult {
  readonly run: Run;
  readonly commands: readonly Command[];
  readonly trace: readonly TraceEntry[];
}
