import {
  type FlowDocument,
  isFailedEnd,
  type NodeTypeRegistry,
  type Scenario,
  type ScenarioStep,
  versionHash,
} from '@patchbay/flow-schema';
import { type CompiledFlow, compileFlow } from '../compile-flow.ts';
import { createEngine, type Engine, type EngineParts } from '../engine.ts';
import { createSimulation, type Simulation } from '../simulate/simulation.ts';
import { answer, fillForm, hangUp, placeOfStep, press, speak, wait } from './acts.ts';
import { ends, hears, holds, leaves, reaches, requests, speaksLanguage } from './expectations.ts';
import { type Halt, type Play, placeOf, playFrom, type Stage } from './play.ts';
import type {
  PassedPort,
  ScenarioFailure,
  ScenarioPlace,
  ScenarioResult,
  ScenarioStepResult,
} from './scenario-result.ts';
import { endedWords, nodeName, text } from './words.ts';

export interface ScenarioParts {
  readonly nodeTypes: NodeTypeRegistry;
  readonly flowId: string;
  readonly document: FlowDocument;
  /** The flows that it may enter, as they are published: their version by flow, their document by version; and prompt revisions. */
  readonly surroundings: {
    readonly flows: Readonly<Record<string, string>>;
    readonly documents: Readonly<Record<string, FlowDocument>>;
    readonly prompts: Readonly<Record<string, string>>;
  };
  readonly limits?: EngineParts['limits'];
}

/** How a call of a scenario begins. */
export type ScenarioStart = Pick<Scenario, 'startsAt' | 'call' | 'language' | 'inputs'>;

export interface ScenarioRunner {
  /** Plays one scenario from its beginning to its last step, or to the one that fails. Never throws; the same every time. */
  run(scenario: Scenario): ScenarioResult;
  /** The call of a scenario before its first step; what cannot begin is a sentence. */
  begin(start: ScenarioStart): Simulation | string;
  /** Plays steps as far as they go and hands over the call as it then stands. */
  play(scenario: ScenarioStart & Pick<Scenario, 'steps'>): {
    readonly simulation: Simulation | null;
    readonly failure: Halt | null;
  };
  readonly stage: Stage;
  readonly engine: Engine;
}

/** Plays any number of scenarios on one document: what is compiled is compiled once. */
export function createScenarioRunner(parts: ScenarioParts): ScenarioRunner {
  const { nodeTypes, flowId, document, surroundings } = parts;
  const version = versionHash(document);
  const engine = createEngine({
    nodeTypes,
    document: (hash) => {
      const found = hash === version ? document : surroundings.documents[hash];
      if (found === undefined) throw new Error(`No document is known for version ${hash}`);
      return found;
    },
    ...(parts.limits === undefined ? {} : { limits: parts.limits }),
  });
  const inner = Object.entries(surroundings.flows).flatMap(([id, hash]): [string, FlowDocument][] => {
    const found = surroundings.documents[hash];
    return found === undefined ? [] : [[id, found]];
  });
  const documents = new Map([...inner, [flowId, document]]);
  const compiled = new Map<string, CompiledFlow>();
  const stage: Stage = {
    flowId,
    documents,
    compiled(id) {
      const source = documents.get(id);
      if (source === undefined) return null;
      const flow = compiled.get(id) ?? compileFlow(id, source, nodeTypes);
      compiled.set(id, flow);
      return flow;
    },
  };
  const pins = { flows: { ...surroundings.flows, [flowId]: version }, prompts: surroundings.prompts };

  function begin({ call, inputs, language, startsAt }: ScenarioStart): Simulation | string {
    const now = Date.parse(startsAt);
    // A split of calls goes by the id of the run: two scenarios that begin alike go alike, whatever they are called.
    const id = `scenario.${now}.${call.callerNumber}`;
    try {
      return createSimulation({
        engine,
        begin: { id, flowId, pins, call, inputs, ...(language === null ? {} : { language }) },
        now,
      });
    } catch (error) {
      // The engine refuses inputs that the flow does not have or that do not fit: its sentence says which.
      return error instanceof Error ? error.message : String(error);
    }
  }

  return {
    begin,
    stage,
    engine,
    play(scenario) {
      const begun = begin(scenario);
      if (typeof begun === 'string') return { simulation: null, failure: null };
      const play = playFrom(begun);
      for (const step of scenario.steps) {
        const failure = perform(play, stage, step);
        if (failure !== null) return { simulation: play.simulation, failure };
      }
      return { simulation: play.simulation, failure: null };
    },
    run: (scenario) => {
      const simulation = begin(scenario);
      return typeof simulation === 'string'
        ? neverBegun(scenario, simulation)
        : playScenario(stage, scenario, simulation);
    },
  };
}

function neverBegun(scenario: Scenario, why: string): ScenarioResult {
  const { id, name, required, steps } = scenario;
  return {
    scenarioId: id,
    name,
    required,
    passed: false,
    failure: {
      code: 'cannot_begin',
      step: null,
      expected: text('the call begins', '通话可以开始'),
      got: text(why, why),
      place: null,
    },
    steps: steps.map(() => ({ state: 'not_played', atMs: null, place: null })),
    heard: [],
    trace: [],
    ports: [],
    end: null,
    lastedMs: 0,
  };
}

function playScenario(stage: Stage, scenario: Scenario, simulation: Simulation): ScenarioResult {
  const { id, name, required, steps } = scenario;
  const startedAt = simulation.now;
  const play = playFrom(simulation);
  const results: ScenarioStepResult[] = [];
  let failure: ScenarioFailure | null = null;
  for (const [index, step] of steps.entries()) {
    if (failure !== null) {
      results.push({ state: 'not_played', atMs: null, place: null });
      continue;
    }
    const halt = missingReference(stage, step) ?? perform(play, stage, step);
    const place = placeOf(play);
    results.push({ state: halt === null ? 'passed' : 'failed', atMs: play.simulation.now - startedAt, place });
    if (halt !== null) failure = { ...halt, step: index, place };
  }
  failure ??= badEnd(play, steps);
  const { heard, trace, ended, now } = play.simulation;
  return {
    scenarioId: id,
    name,
    required,
    passed: failure === null,
    failure,
    steps: results,
    heard,
    trace,
    ports: passedPorts(trace),
    end: ended,
    lastedMs: now - startedAt,
  };
}

/** Does one step, or finds that it holds; what kept it from that otherwise. */
export function perform(play: Play, stage: Stage, step: ScenarioStep): Halt | null {
  switch (step.step) {
    case 'press':
      return press(play, stage, step);
    case 'speak':
      return speak(play, stage, step);
    case 'wait':
      return wait(play, stage, step);
    case 'hang_up':
      return hangUp(play);
    case 'answer':
      return answer(play, stage, step);
    case 'fill_form':
      return fillForm(play, stage, step);
    case 'hears':
      return hears(play, stage, step);
    case 'reaches':
      return reaches(play, stage, step);
    case 'leaves':
      return leaves(play, stage, step);
    case 'holds':
      return holds(play, stage, step);
    case 'requests':
      return requests(play, stage, step);
    case 'speaks_language':
      return speaksLanguage(play, step);
    case 'ends':
      return ends(play, stage, step);
  }
}

/** A step about something that is no longer in the flow is told so, rather than waiting for what cannot come. */
function missingReference(stage: Stage, step: ScenarioStep): Halt | null {
  const missing = (what: string, chinese: string): Halt => ({
    code: 'reference_missing',
    expected: text(`the flow has ${what}`, `流程中有${chinese}`),
    got: text('it is not there any more', '现在已不存在'),
  });
  if (!('flow' in step)) return null;
  const flow = stage.compiled(step.flow ?? stage.flowId);
  if (flow === null) return missing(`the sub-flow ${step.flow}`, `子流程 ${step.flow}`);
  if (step.step === 'holds') {
    const { variable } = step;
    return flow.variables.has(variable) ? null : missing(`a variable ${variable}`, `变量 ${variable}`);
  }
  const { nodeId }: ScenarioPlace = placeOfStep(stage, step);
  const node = flow.nodes.get(nodeId);
  if (node === undefined) return missing(`a node ${nodeId}`, `节点 ${nodeId}`);
  if (step.step !== 'leaves' || step.port === 'failed' || node.ports.has(step.port)) return null;
  const name = nodeName(stage, { flowId: step.flow ?? stage.flowId, nodeId });
  return missing(`a port ${step.port} of “${name}”`, `“${name}”的端口 ${step.port}`);
}

function badEnd(play: Play, steps: readonly ScenarioStep[]): ScenarioFailure | null {
  const { ended } = play.simulation;
  const last = steps.findLast((step) => step.step === 'ends');
  if (ended === null || !isFailedEnd(ended.reason)) return null;
  if (last?.step === 'ends' && last.reason === ended.reason) return null;
  return {
    code: 'call_failed',
    step: null,
    expected: text('the call comes to a good end', '通话正常结束'),
    got: endedWords(play),
    place: placeOf(play),
  };
}

function passedPorts(trace: Simulation['trace']): PassedPort[] {
  const ports = new Map<string, PassedPort>();
  for (const { entry } of trace) {
    if (entry.trace !== 'node.left' || entry.port === '') continue;
    const { flowId, nodeId, port } = entry;
    ports.set(JSON.stringify([flowId, nodeId, port]), { flowId, nodeId, port });
  }
  return [...ports.values()];
}
