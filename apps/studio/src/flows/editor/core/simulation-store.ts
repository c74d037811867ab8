import { createEngine, createSimulation, type RunPlace, type Simulation } from '@patchbay/engine';
import {
  type CallFacts,
  type EngineEvent,
  type FlowDocument,
  type Json,
  type NodeTypeRegistry,
  type SeatForm,
  seatScreenOf,
  sensitive,
  versionHash,
} from '@patchbay/flow-schema';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Overlay } from './overlay';
import { type PathStep, pathOverlay } from './trace-overlay';

/** What a simulation is pinned to beside the draft: published sub-flows and prompts. */
export interface SimulatedSurroundings {
  readonly flows: Readonly<Record<string, string>>;
  readonly prompts: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, FlowDocument>>;
  /** What prompts of the library say, by prompt and language. */
  readonly promptTexts?: PromptTexts;
}

export type PromptTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface SimulatedCall {
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
  /** Where the virtual clock starts, epoch milliseconds. */
  readonly startsAt: number;
}

export interface SimulationState {
  readonly simulation: Simulation | null;
  /** The document it runs: the draft as it was when the call began. */
  readonly document: FlowDocument | null;
  /** Every flow that it may pass, by its id: this one and those that are entered. */
  readonly documents: Readonly<Record<string, FlowDocument>>;
  /** True where it goes on with a past call: what came before it is not in its history. */
  readonly goesOn: boolean;
  readonly promptTexts: PromptTexts;
}

export type SimulationStore = StoreApi<SimulationState>;

export function createSimulationStore(): SimulationStore {
  return createStore<SimulationState>(() => ({
    simulation: null,
    document: null,
    documents: {},
    goesOn: false,
    promptTexts: {},
  }));
}

/** Begins a simulated call on the draft as it is now, with the very engine that carries out real calls. */
export function beginSimulation(input: {
  readonly id: string;
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly surroundings: SimulatedSurroundings;
  readonly call: SimulatedCall;
  readonly registry: NodeTypeRegistry;
  /** Where another call stood that this one goes on with; without it, the start. */
  readonly from?: { readonly place: RunPlace; readonly language: string };
}): Simulation {
  const { document, surroundings } = input;
  const version = versionHash(document);
  const engine = createEngine({
    nodeTypes: input.registry,
    document: (hash) => {
      const found = hash === version ? document : surroundings.documents[hash];
      if (!found) throw new Error(`The simulation has no document for version ${hash}`);
      return found;
    },
  });
  const call: CallFacts = {
    direction: 'inbound',
    callerNumber: input.call.callerNumber,
    callerName: input.call.callerName,
    calledNumber: input.call.calledNumber,
  };
  return createSimulation({
    engine,
    begin: {
      id: input.id,
      flowId: input.flowId,
      pins: { flows: { ...surroundings.flows, [input.flowId]: version }, prompts: surroundings.prompts },
      call,
      ...input.from,
    },
    now: input.call.startsAt,
  });
}

/** The documents that a simulation may pass, by flow. */
export function simulatedDocuments(
  flowId: string,
  document: FlowDocument,
  { flows, documents }: SimulatedSurroundings,
): Record<string, FlowDocument> {
  const inner = Object.entries(flows).flatMap(([id, version]) => {
    const found = documents[version];
    return found === undefined ? [] : [[id, found] as const];
  });
  return { ...Object.fromEntries(inner), [flowId]: document };
}

/** A form that the seat would show by now, with what was filled in last. */
export interface SimulatedForm extends SeatForm {
  readonly flowId: string;
  readonly answer: Readonly<Record<string, Json>> | null;
}

/** The forms that the call has passed, in the order of the flows. */
export function simulatedForms(
  simulation: Simulation,
  documents: SimulationState['documents'],
  registry: NodeTypeRegistry,
): SimulatedForm[] {
  const passed = new Set(
    simulation.trace.flatMap(({ entry }) =>
      entry.trace === 'node.entered' ? [`${entry.flowId}/${entry.nodeId}`] : [],
    ),
  );
  const filled = simulation.history.flatMap(({ event }) => (event?.type === 'form.filled' ? [event] : []));
  return Object.entries(documents).flatMap(([flowId, document]) =>
    seatScreenOf(document, registry)
      .forms.filter(({ nodeId }) => passed.has(`${flowId}/${nodeId}`))
      .map((form) => ({
        ...form,
        flowId,
        answer: filled.findLast((one) => one.flowId === flowId && one.nodeId === form.nodeId)?.values ?? null,
      })),
  );
}

/** What the agent filled in, as it comes in from the seat: secrets in their wrapper. */
export function formFilled(form: SimulatedForm, given: Readonly<Record<string, Json>>): EngineEvent {
  const values = form.fields.flatMap(({ variable, sensitive: secret }) => {
    const value = given[variable] ?? null;
    return value === null ? [] : [[variable, secret ? sensitive(value) : value] as const];
  });
  return { type: 'form.filled', flowId: form.flowId, nodeId: form.nodeId, values: Object.fromEntries(values) };
}

/** The trace of a simulation as steps. */
export function simulatedPath(simulation: Simulation): PathStep[] {
  const failed = new Set<string>();
  return simulation.trace.flatMap(({ entry }): PathStep[] => {
    if (entry.trace === 'failure') failed.add(entry.nodeId);
    if (entry.trace === 'node.entered')
      return [{ flowId: entry.flowId, depth: entry.depth, nodeId: entry.nodeId, port: null, failed: false }];
    if (entry.trace === 'node.left')
      return [
        {
          flowId: entry.flowId,
          depth: entry.depth,
          nodeId: entry.nodeId,
          port: entry.port,
          failed: failed.has(entry.nodeId),
        },
      ];
    return [];
  });
}

/** What the canvas of the draft shows of a simulation: its own level; a sub-flow glows as the node that entered it. */
export function simulationOverlay(simulation: Simulation, flowId: string): Overlay {
  const active = simulation.ended === null ? (simulation.positions[0]?.nodeId ?? null) : null;
  return pathOverlay(simulatedPath(simulation), { flowId, depth: 0 }, active);
}
