import { versionHash } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import {
  coverPorts,
  createScenarioRunner,
  followWay,
  type PassedPort,
  portNamesOf,
  type ScenarioParts,
  type ScenarioResult,
} from '../src/index.ts';
import { flowOf } from './test-flows.ts';
import { testNodes } from './test-nodes.ts';

const inner = flowOf({
  nodes: { s: 'start', a: ['ask', { keys: '12' }], e: 'end' },
  edges: 's.next>a a.1>e a.2>e a.no_input>e',
});

const parts: ScenarioParts = {
  nodeTypes: testNodes,
  flowId: 'main',
  document: flowOf({
    nodes: {
      s: 'start',
      hello: ['say', { text: 'Hello' }],
      ask: ['ask', { keys: '1234' }],
      f: 'fetch',
      d: 'dial',
      r: 'record',
      l: 'line',
      bye: 'end',
    },
    edges:
      's.next>hello hello.next>ask hello.over>bye hello.failed>bye ask.1>f ask.2>d ask.3>r ask.4>l ask.no_input>bye ' +
      'f.next>ask f.failed>bye d.done>ask d.busy>hello r.next>l l.answered>bye',
  }),
  surroundings: { flows: { inner: versionHash(inner) }, documents: { [versionHash(inner)]: inner }, prompts: {} },
};

function wayOf({ trace }: ScenarioResult): PassedPort[] {
  return trace.flatMap(({ entry }) =>
    entry.trace === 'node.left' && entry.port !== ''
      ? [{ flowId: entry.flowId, nodeId: entry.nodeId, port: entry.port }]
      : [],
  );
}

describe('following a way', () => {
  const runner = createScenarioRunner(parts);
  const { scenarios } = coverPorts(parts, portNamesOf(parts.document, testNodes), { locale: 'en' });

  test('[Y10] finds what leads a call the way that another one took, and that passes', () => {
    expect(scenarios.length).toBeGreaterThan(0);
    for (const scenario of scenarios) {
      const way = wayOf(runner.run(scenario));
      const { steps, followedCount } = followWay(parts, scenario, way);
      const result = runner.run({ ...scenario, steps: [...steps] });
      expect({ failure: result.failure, followedCount }).toEqual({ failure: null, followedCount: way.length });
      expect(wayOf(result).slice(0, way.length)).toEqual(way);
    }
  });

  test('[Y10] goes as far as anything leads along it, and no other way', () => {
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error('There is nothing to follow');
    const port = (nodeId: string, id: string): PassedPort => ({ flowId: 'main', nodeId, port: id });
    const nowhere = [port('s', 'next'), port('hello', 'next'), port('ask', '3'), port('bye', 'next')];
    const { steps, followedCount } = followWay(parts, scenario, nowhere);
    expect(followedCount).toBe(3);
    expect(runner.run({ ...scenario, steps: [...steps] }).failure).toBeNull();
    expect(followWay(parts, scenario, [port('ask', '1')])).toEqual({ steps: [], followedCount: 0 });
  });
});
