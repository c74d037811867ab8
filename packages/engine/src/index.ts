export { apologyFor } from './apology.ts';
export { createEngine, type Engine, type EngineParts, type RunPlace, type RunStart } from './engine.ts';
export { type BehaviourFlag, behaviourFlags, currentFlags } from './flags.ts';
export { type ReplayEntry, type ReplayResult, replay } from './replay/replay.ts';
export {
  type Closing,
  defaultRunLimits,
  type Frame,
  type Outstanding,
  type Run,
  type RunLimits,
  type RunPins,
  runFormat,
  type TraceEntry,
} from './run.ts';
export { answerOfEvent } from './scenarios/answer-event.ts';
export { type CoveredPort, type FlowCoverage, flowCoverage } from './scenarios/coverage.ts';
export { coverPorts, type GeneratedScenarios, type GenerateOptions } from './scenarios/generate/cover-ports.ts';
export { type FollowedWay, followWay } from './scenarios/generate/follow-way.ts';
export type { UncoveredPort } from './scenarios/generate/port-cover.ts';
export { type PortNames, portNamesOf } from './scenarios/generate/scenario-name.ts';
export {
  createScenarioRunner,
  type ScenarioParts,
  type ScenarioRunner,
  type ScenarioStart,
} from './scenarios/run-scenario.ts';
export { runScenarios, type ScenariosRun, withCoverage } from './scenarios/run-scenarios.ts';
export {
  type CoverageReport,
  coverageReport,
  type ScenarioReport,
  scenarioReport,
} from './scenarios/scenario-report.ts';
export type {
  PassedPort,
  ScenarioFailure,
  ScenarioFailureCode,
  ScenarioPlace,
  ScenarioResult,
  ScenarioStepResult,
} from './scenarios/scenario-result.ts';
export { scenarioStepText } from './scenarios/step-words.ts';
export type { PossibleAnswer } from './simulate/simulated-answers.ts';
export {
  createSimulation,
  type PendingCommand,
  type Simulation,
  type SimulationParts,
  type SimulationPosition,
} from './simulate/simulation.ts';
export type { HeardItem, SimulationState, TimedTrace, Underway } from './simulate/simulation-state.ts';
export type { StepResult } from './step-result.ts';
export { parseTranscripts, type Transcript, type TranscriptMoment } from './transcript/parse-transcript.ts';
export { playTranscript } from './transcript/play-transcript.ts';
export { readEvent } from './transcript/read-event.ts';
export { TranscriptError } from './transcript/transcript-error.ts';
export { writeCommand } from './transcript/write-step.ts';
