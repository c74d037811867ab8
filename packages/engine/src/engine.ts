import type { CallFacts, Command, EngineEvent, FlowDocument, NodeTypeRegistry } from '@patchbay/flow-schema';
import type { Run, RunLimits, RunPins, TraceEntry } from './run.ts';

export interface EngineParts {
  readonly nodeTypes: NodeTypeRegistry;
  /** The document of a version, by hash. The caller has loaded every pinned version before the first step. */
  document(version: string): FlowDocument;
  readonly limits?: RunLimits;
}

export interface StepResult {
  readonly run: Run;
  readonly commands: readonly Command[];
  readonly trace: readonly TraceEntry[];
}

export interface Engine {
  /** A run that has not taken an event yet; the first is `run.started`. */
  begin(start: { id: string; flowId: string; pins: RunPins; call: CallFacts; now: number }): Run;
  /** Pure: neither changes `run` nor reads anything but its arguments. Never throws for any event. */
  step(run: Run, event: EngineEvent, now: number): StepResult;
  /** True while what the caller enters is secret: the shell wraps digits before they become events. */
  expectsSensitiveInput(run: Run): boolean;
}
