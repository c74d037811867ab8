export { createEngine, type Engine, type EngineParts, type RunStart, type StepResult } from './engine.ts';
export { type BehaviourFlag, behaviourFlags, currentFlags } from './flags.ts';
export {
  type Closing,
  defaultRunLimits,
  type Frame,
  type Outstanding,
  type Run,
  type RunEndReason,
  type RunLimits,
  type RunPins,
  runFormat,
  type TraceEntry,
} from './run.ts';
