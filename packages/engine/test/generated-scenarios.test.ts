import { versionHash } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import { coverPorts, createScenarioRunner, flowCoverage, portNamesOf, type ScenarioParts } from '../src/index.ts';
import { flowOf, type Sketch } from './test-flows.ts';
import { testNodes } from './test-nodes.ts';

const inner = flowOf({
  nodes: { s: 'start', a: ['ask', { keys: '12' }], e: 'end' },
  edges: 's.next>a a.1>e a.2>e a.no_input>e',
});

const partsOf = (sketch: Sketch): ScenarioParts => ({
  nodeTypes: testNodes,
  flowId: 'main',
  document: flowOf(sketch),
  surroundings: { flows: { inner: versionHash(inner) }, documents: { [versionHash(inner)]: inner }, prompts: {} },
});

const everything = partsOf({
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
});

function generated(parts: ScenarioParts) {
  const made = coverPorts(parts, portNamesOf(parts.document, parts.nodeTypes), { locale: 'en' });
  const runner = createScenarioRunner(parts);
  const results = made.scenarios.map((scenario) => runner.run(scenario));
  return {
    ...made,
    results,
    coverage: flowCoverage(
      parts,
      results.flatMap(({ ports }) => ports),
    ),
  };
}

describe('generated scenarios', () => {
  test('[Y9] cover every port that a call can leave by, each its own, and pass', () => {
    const { results, coverage, uncovered, scenarios } = generated(everything);
    expect(results.map(({ failure }) => failure)).toEqual(results.map(() => null));
    expect(coverage.ports.filter(({ covered }) => !covered)).toEqual([]);
    expect(uncovered).toEqual([]);
    expect(scenarios.length).toBeLessThanOrEqual(8);
    const seen = new Set<string>();
    for (const { ports } of results) {
      const fresh = ports.map((port) => JSON.stringify(port)).filter((port) => !seen.has(port));
      expect(fresh.length).toBeGreaterThan(0);
      for (const port of fresh) seen.add(port);
    }
  });

  test('[Y9] name what cannot be covered, with why', () => {
    const { uncovered, portCount } = generated(
      partsOf({
        nodes: {
          s: 'start',
          a: ['ask', { keys: '1' }],
          f: ['set', { variable: 'v', value: '1' }],
          lost: 'pass',
          e: 'end',
        },
        edges: 's.next>a a.1>f a.no_input>e f.next>e f.failed>lost lost.next>e',
        variables: [{ name: 'v', type: 'number' }],
      }),
    );
    expect(portCount).toBe(6);
    expect(uncovered).toMatchObject([
      { nodeId: 'f', port: 'failed', why: { en: expect.stringContaining('fail'), zh: expect.any(String) } },
      { nodeId: 'lost', port: 'next', why: { en: expect.stringContaining('came to this step') } },
    ]);
  });

  test('[Y9] are the same every time, keep clear of ids that are taken, and bear names of the canvas', () => {
    const names = portNamesOf(everything.document, testNodes);
    const taken = new Set(['path-1']);
    const once = coverPorts(everything, names, { locale: 'en', takenIds: taken });
    expect(coverPorts(everything, names, { locale: 'en', takenIds: taken })).toEqual(once);
    expect(once.scenarios.map(({ id }) => id)).not.toContain('path-1');
    expect(once.scenarios[0]?.name).toMatch(/^1\. \w+ › \w+/);
  });

  test('[Y9] leave out what is covered already', () => {
    const names = portNamesOf(everything.document, testNodes);
    const { results } = generated(everything);
    const passed = results.slice(0, -1).flatMap(({ ports }) => ports);
    const rest = coverPorts(everything, names, { locale: 'en', passed });
    expect(rest.scenarios).toHaveLength(1);
    expect(rest.uncovered).toEqual([]);
  });

  test('[Y9] stop where they may look no further', () => {
    const made = coverPorts(everything, portNamesOf(everything.document, testNodes), { locale: 'en', movesMax: 3 });
    expect(made.uncovered.length).toBeGreaterThan(0);
  });
});
