import type {
  CallFacts,
  EngineEvent,
  FlowDocument,
  Json,
  MaybeSensitive,
  NodeTypeRegistry,
} from '@patchbay/flow-schema';
import { type CompiledFlow, compileFlow } from './compile-flow.ts';
import { currentFlags } from './flags.ts';
import { defaultRunLimits, type Run, type RunLimits, type RunPins, runFormat } from './run.ts';
import { step } from './step.ts';
import type { StepResult } from './step-result.ts';
import type { EngineRoom } from './step-work.ts';
import { fitVariable, initialVariables } from './variables.ts';

export interface EngineParts {
  readonly nodeTypes: NodeTypeRegistry;
  /** The document of a version, by hash. The caller has loaded every pinned version before the first step. */
  document(version: string): FlowDocument;
  readonly limits?: RunLimits;
}

/** Where another call stood: a run that begins here plays how that one might have gone on. */
export interface RunPlace {
  /** It is entered anew, as if the call had just come to it. */
  readonly nodeId: string;
  /** By name. What is left out has its initial value, and so has what does not fit its variable. */
  readonly variables: Readonly<Record<string, MaybeSensitive<Json>>>;
  /** Whether the call was answered already. */
  readonly answered: boolean;
}

export interface RunStart {
  readonly id: string;
  readonly flowId: string;
  readonly pins: RunPins;
  readonly call: CallFacts;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Behaviour flags, to replay a run as it was; those of this engine where none are given. */
  readonly flags?: readonly number[];
  /** What the flow is handed where it is begun with as if another flow had entered it. */
  readonly inputs?: Readonly<Record<string, MaybeSensitive<Json>>>;
  /** The language the run begins in; the first of the flow where none is given. */
  readonly language?: string;
  /** Begins there and not at the start of the flow. */
  readonly place?: RunPlace;
}

export interface Engine {
  /**
   * A run that has not taken an event yet; the first is `run.started`. Throws where the flow is not among the pins, an
   * initial value does not fit its variable, or the place is no node of the flow: all are the caller's to have checked.
   */
  begin(start: RunStart): Run;
  /** Pure: neither changes `run` nor reads anything but its arguments. Never throws for any event. */
  step(run: Run, event: EngineEvent, now: number): StepResult;
  /** True while what the caller enters is secret: the shell wraps digits before they become events. */
  expectsSensitiveInput(run: Run): boolean;
  /** The nodes that an agent who has the call may send it to, those of the innermost flow first. */
  entries(run: Run): readonly { readonly nodeId: string; readonly name: string }[];
}

/** How many compiled versions are kept: more than are ever live at once. */
const compiledMax = 500;

function createRoom(parts: EngineParts): EngineRoom {
  const compiled = new Map<string, CompiledFlow>();
  return {
    limits: parts.limits ?? defaultRunLimits,
    flow(version) {
      const known = compiled.get(version);
      if (known !== undefined) return known;
      const flow = compileFlow(version, parts.document(version), parts.nodeTypes);
      if (compiled.size >= compiledMax) compiled.delete(compiled.keys().next().value as string);
      compiled.set(version, flow);
      return flow;
    },
  };
}

function begin(
  room: EngineRoom,
  { id, flowId, pins, call, now, flags = currentFlags, inputs = {}, language, place }: RunStart,
): Run {
  const version = pins.flows[flowId];
  if (version === undefined) throw new Error(`Run ${id} begins with flow "${flowId}", which is not among its pins`);
  const flow = room.flow(version);
  const initial = initialVariables(flow, inputs);
  if (!initial.ok) throw new Error(`Flow "${flowId}": ${initial.failure.message}`);
  if (place !== undefined && !flow.nodes.has(place.nodeId)) {
    throw new Error(`Run ${id} begins at node "${place.nodeId}", which flow "${flowId}" does not have`);
  }
  return {
    format: runFormat,
    id,
    flags,
    pins,
    call,
    startedAt: now,
    status: 'waiting',
    end: null,
    seq: 0,
    stepCount: 0,
    visits: {},
    visitsSince: null,
    answer: place?.answered === true ? 'answered' : 'none',
    hungUp: false,
    hungUpBy: null,
    language: language ?? flow.document.languages[0] ?? 'en',
    frames: [
      {
        flowId,
        version,
        nodeId: place?.nodeId ?? flow.start?.id ?? '',
        state: null,
        data: {},
        variables: { ...initial.variables, ...fittingValues(flow, place?.variables ?? {}) },
        handlingFailure: false,
        lastFailure: null,
      },
    ],
    outstanding: [],
    lifeTimer: null,
    closing: null,
    terms: null,
    callRecording: null,
    pausedForSecret: false,
  };
}

function fittingValues(flow: CompiledFlow, values: RunPlace['variables']): Record<string, MaybeSensitive<Json>> {
  const fitting: Record<string, MaybeSensitive<Json>> = {};
  for (const [name, value] of Object.entries(values)) {
    const variable = flow.variables.get(name);
    const fitted = variable === undefined ? null : fitVariable(variable, value);
    if (fitted?.ok === true) fitting[name] = fitted.value;
  }
  return fitting;
}

function expectsSensitiveInput(room: EngineRoom, run: Run): boolean {
  const frame = run.frames.at(-1);
  if (frame === undefined || run.status !== 'running' || run.closing !== null || frame.state === null) return false;
  return room.flow(frame.version).nodes.get(frame.nodeId)?.sensitiveInput === true;
}

function entries(room: EngineRoom, run: Run): readonly { readonly nodeId: string; readonly name: string }[] {
  const found = new Map<string, string>();
  for (const { version } of run.frames.toReversed()) {
    const { nodes, document } = room.flow(version);
    for (const { id, name } of document.nodes) {
      if (nodes.get(id)?.type.entry === true && !found.has(id)) found.set(id, name);
    }
  }
  return [...found].map(([nodeId, name]) => ({ nodeId, name }));
}

/** The interpreter of flows. Holds nothing but compiled flows: any number of runs go through one engine. */
export function createEngine(parts: EngineParts): Engine {
  const room = createRoom(parts);
  return {
    begin: (start) => begin(room, start),
    step: (run, event, now) => step(room, run, event, now),
    expectsSensitiveInput: (run) => expectsSensitiveInput(room, run),
    entries: (run) => entries(room, run),
  };
}
