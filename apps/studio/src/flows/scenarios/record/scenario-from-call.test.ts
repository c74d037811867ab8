import { createScenarioRunner, type Simulation } from '@patchbay/engine';
import { flowFromTemplate, flowTemplates } from '@patchbay/exchange';
import { type FlowDocument, type Scenario, scenarioSchema } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginSimulation } from '../../editor/core/simulation-store';
import { simulatedMoments } from './recorded-call';
import { isUnfilled, scenarioFromCall } from './scenario-from-call';

const surroundings = { flows: {}, prompts: {}, documents: {} };
const call = { direction: 'inbound', callerNumber: '+493012345', callerName: 'Ada', calledNumber: '2000' } as const;

function simulate(document: FlowDocument, at: string): Simulation {
  return beginSimulation({
    id: 'call',
    flowId: 'flow',
    document,
    surroundings,
    registry: nodeTypes,
    call: { ...call, startsAt: Date.parse(at) },
  });
}

function kept(simulation: Simulation): Scenario {
  const moments = simulatedMoments(simulation);
  return scenarioFromCall({ id: 'kept', name: 'Kept', flowId: 'flow', call, moments });
}

function play(document: FlowDocument, scenario: Scenario) {
  return createScenarioRunner({ nodeTypes, flowId: 'flow', document, surroundings }).run(scenario);
}

function wayOf(trace: Simulation['trace']): string[] {
  return trace.flatMap(({ entry }) => (entry.trace === 'node.left' ? [`${entry.nodeId}:${entry.port}`] : []));
}

const documents = flowTemplates.map(
  (template) =>
    flowFromTemplate(template, {
      registry: nodeTypes,
      locale: 'en',
      name: template.id,
      languages: ['en-US', 'zh-CN'],
      queueId: 'q1',
    }).document,
);

/** One thing that somebody at the simulator does. */
function act(simulation: Simulation, kind: number, pick: number): Simulation {
  if (simulation.ended !== null) return simulation;
  if (kind < 3) return simulation.press('1234567890*#'[pick % 12] as string);
  if (kind < 6) return simulation.advanceToNext();
  if (kind === 6 && pick === 0) return simulation.hangUp();
  const pending = simulation.pending.filter(({ isEngines, answers }) => !isEngines && answers.length > 0);
  const chosen = pending[pick % Math.max(1, pending.length)];
  const answer = chosen?.answers[pick % chosen.answers.length];
  return answer === undefined ? simulation.advanceToNext() : simulation.send(answer.event);
}

describe('a call kept as a scenario', () => {
  it('goes the same way again, whatever was done in it', () => {
    fc.assert(
      fc.property(
        fc.nat(documents.length - 1),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(9), fc.nat(40)), { maxLength: 25 }),
        (which, night, acts) => {
          const document = documents[which] as FlowDocument;
          let simulation = simulate(document, night ? '2026-03-31T23:00:00Z' : '2026-03-31T10:00:00Z');
          for (const [kind, pick] of acts) simulation = act(simulation, kind, pick);
          const scenario = kept(simulation);
          expect(scenarioSchema.parse(scenario)).toEqual(scenario);
          if (scenario.steps.some(isUnfilled)) return;
          const { failure, trace } = play(document, scenario);
          expect(failure).toBeNull();
          const [before, again] = [wayOf(simulation.trace), wayOf(trace)];
          if (simulation.ended !== null) expect(again).toEqual(before);
          else expect(before.slice(0, again.length)).toEqual(again);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const asksForPin: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Pin',
  description: '',
  languages: ['en-US'],
  variables: [{ name: 'pin', type: 'text', role: 'local', sensitive: true, description: '' }],
  nodes: [
    { id: 'start', type: 'start', version: 1, name: '', config: {} },
    {
      id: 'pin',
      type: 'collect_digits',
      version: 1,
      name: '',
      config: {
        ...nodeTypes.get('collect_digits')?.defaults(['en-US']),
        variable: 'pin',
        sensitive: true,
        digitsMax: 4,
      },
    },
    { id: 'bye', type: 'hang_up', version: 1, name: '', config: nodeTypes.get('hang_up')?.defaults(['en-US']) ?? {} },
  ],
  edges: [
    { from: { node: 'start', port: 'next' }, to: 'pin' },
    { from: { node: 'pin', port: 'collected' }, to: 'bye' },
  ],
  errorHandler: null,
  tests: [],
};

describe('what was secret in a call', () => {
  const simulation = [...'4711'].reduce((now, key) => now.press(key), simulate(asksForPin, '2026-03-31T10:00:00Z'));
  const scenario = kept(simulation);

  it('is not kept, and has to be filled in', () => {
    expect(JSON.stringify(scenario)).not.toContain('4711');
    expect(scenario.steps.filter(isUnfilled)).toEqual([{ step: 'press', keys: '????', when: 'asked' }]);
    expect(play(asksForPin, scenario).failure).toMatchObject({ code: 'key_missing' });
    const filled = scenario.steps.map((step) => (step.step === 'press' ? { ...step, keys: '1234' } : step));
    expect(play(asksForPin, { ...scenario, steps: filled }).failure).toBeNull();
  });

  it('is told from what was masked before it came here', () => {
    const masked = JSON.parse(
      JSON.stringify(simulatedMoments(simulation), (_key, value) =>
        typeof value === 'object' && value !== null && '$sensitive' in value ? '••••' : value,
      ),
    );
    const { steps } = scenarioFromCall({ id: 'kept', name: 'Kept', flowId: 'flow', call, moments: masked });
    expect(steps).toEqual(scenario.steps);
  });
});

describe('a clock set by hand', () => {
  it('is the clock of the scenario, and no wait', () => {
    const [document] = documents as [FlowDocument];
    const morning = simulate(document, '2026-03-31T10:00:00Z');
    const later = morning.setClock(Date.parse('2026-03-31T11:30:00Z')).press('1');
    const scenario = kept(later);
    expect(scenario.startsAt).toBe('2026-03-31T11:30:00.000Z');
    expect(scenario.steps.some(({ step }) => step === 'wait')).toBe(false);
  });
});
