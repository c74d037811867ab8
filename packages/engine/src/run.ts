import type {
  CallFacts,
  CommandType,
  ContactTerms,
  Failure,
  Json,
  JsonObject,
  MaybeSensitive,
  RunEndReason,
} from '@patchbay/flow-schema';

/** The format of this JSON. A runtime refuses to go on with one it does not know. */
export const runFormat = 1;

/**
 * The whole state of one run as plain JSON: what is kept in memory is what is stored. Sensitive values stand in their
 * `$sensitive` wrapper wherever they are.
 */
export interface Run {
  readonly format: typeof runFormat;
  readonly id: string;
  /** Behaviour flags the run began with: a change of engine behaviour never reaches a run that is under way. */
  readonly flags: readonly number[];
  readonly pins: RunPins;
  readonly call: CallFacts;
  readonly startedAt: number;
  status: 'waiting' | 'running' | 'ended';
  end: { readonly reason: RunEndReason; readonly at: number; readonly failure: Failure | null } | null;
  /** The last sequence number given to a command. */
  seq: number;
  stepCount: number;
  /** Visits since the caller last acted, by `depth/nodeId`: what the loop guard counts. */
  visits: Record<string, number>;
  /** Since when they are counted while the caller waits in a queue; null where they never did. */
  visitsSince?: number | null;
  answer: 'none' | 'asked' | 'answered';
  /** True once the call is over or its end was asked for: nothing more can be done to it. */
  hungUp: boolean;
  /** Whose doing the end of the call was; null while it lasts. */
  hungUpBy: 'caller' | 'system' | null;
  language: string;
  /** The innermost flow is last. */
  frames: Frame[];
  /** Commands still to be answered. */
  outstanding: Outstanding[];
  /** The timer that ends the run when it has lived too long. */
  lifeTimer: number | null;
  /** Set while the apology is heard: what the run ends with afterwards. */
  closing: Closing | null;
  /** What the flow decided for the next queues and agents; null where it decided nothing. */
  terms?: ContactTerms | null;
  /** What the flow itself last said of the recording of the call; null where it said nothing or stopped it. */
  callRecording?: 'on' | 'paused' | null;
  /** True while the recording is paused because the node asks for a secret. */
  pausedForSecret?: boolean;
}

export interface Closing {
  readonly reason: RunEndReason;
  readonly failure: Failure | null;
  /** Sequence numbers of the apology's playback and of the timer that ends the run should its answer be lost. */
  readonly playback: number;
  readonly timer: number;
}

export interface RunPins {
  /** Flow id to the hash of the version this run uses. Holds the flow itself and every sub-flow it can reach. */
  readonly flows: Readonly<Record<string, string>>;
  /** Prompt id to the revision this run uses. */
  readonly prompts: Readonly<Record<string, string>>;
}

export interface Frame {
  readonly flowId: string;
  readonly version: string;
  nodeId: string;
  /** One of the node type's states, or null before the node was entered (the call is being answered). */
  state: string | null;
  data: JsonObject;
  variables: Record<string, MaybeSensitive<Json>>;
  /** True while a failure is being handled by this flow's error handler: a second failure takes the polite default. */
  handlingFailure: boolean;
  /** What failed last in this flow; expressions read it as `failure`. Left out in runs that began before there was such a name. */
  lastFailure?: { readonly code: string; readonly node: string } | null;
}

export interface Outstanding {
  readonly seq: number;
  readonly type: CommandType;
  readonly depth: number;
  /** The node that gave the command; null for the engine's own: the life timer and the apology. */
  readonly nodeId: string | null;
}

/** What happened inside a step, in order: call records, the step-through view and the live canvas are made of it. */
export type TraceEntry =
  | { trace: 'node.entered'; flowId: string; version: string; nodeId: string; depth: number }
  | {
      trace: 'node.left';
      flowId: string;
      version: string;
      nodeId: string;
      depth: number;
      port: string;
      to: string | null;
    }
  | { trace: 'state.changed'; nodeId: string; depth: number; state: string }
  | { trace: 'variable.set'; flowId: string; depth: number; name: string; value: MaybeSensitive<Json> }
  | { trace: 'language.set'; language: string }
  | { trace: 'flow.entered'; flowId: string; version: string; depth: number }
  | { trace: 'flow.left'; flowId: string; depth: number }
  /** `caller` is the flow that entered this one as a sub-flow: it gets the failure next. */
  | {
      trace: 'failure';
      nodeId: string;
      depth: number;
      failure: Failure;
      handledBy: 'port' | 'flow' | 'caller' | 'default';
    }
  /** A defect of a node type: it left, or was cancelled, with this command still to be answered. The engine withdrew it. */
  | { trace: 'outstanding.swept'; nodeId: string; depth: number; seq: number; command: CommandType }
  | { trace: 'bug'; nodeId: string | null; message: string }
  | { trace: 'event.ignored'; event: string; why: 'late' | 'not_handled' | 'ended' }
  | { trace: 'limit.reached'; limit: 'steps' | 'loop' | 'life' }
  | { trace: 'run.ended'; reason: RunEndReason };

export interface RunLimits {
  readonly stepsMax: number;
  readonly visitsWithoutInputMax: number;
  readonly lifeMsMax: number;
  readonly flowDepthMax: number;
}

export const defaultRunLimits: RunLimits = {
  stepsMax: 10_000,
  visitsWithoutInputMax: 20,
  lifeMsMax: 4 * 3_600_000,
  flowDepthMax: 16,
};
