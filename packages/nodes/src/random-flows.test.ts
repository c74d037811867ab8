import { defaultRunLimits, type Run } from '@patchbay/engine';
import type { EngineEvent, FlowDocument, FlowEdge, FlowNode, FlowVariable } from '@patchbay/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { examples } from './testing/examples.ts';
import { flowNode, portsOf } from './testing/flow-around.ts';
import { possibleEvents } from './testing/possible-events.ts';
import { setStage } from './testing/stage.ts';

const types = [...examples.keys()].filter((type) => type !== 'start' && type !== 'note').sort();

/** Examples share a flow here, so variables of one name have to be one variable; the first declaration counts. */
const variables: readonly FlowVariable[] = [
  ...new Map(
    [...examples.values()]
      .flatMap(({ variables: declared = [] }) => declared)
      .reverse()
      .map((variable) => [variable.name, variable]),
  ).values(),
];

const limits = { ...defaultRunLimits, stepsMax: 300, visitsWithoutInputMax: 10, flowDepthMax: 3 };

interface Wiring {
  readonly types: readonly string[];
  /** Where each port leads, as a place in the list of nodes; one beyond it is nowhere. */
  readonly ways: readonly number[];
  readonly handler: number;
}

const wirings: fc.Arbitrary<Wiring> = fc
  .array(fc.constantFrom(...types), { minLength: 2, maxLength: 10 })
  .chain((chosen) =>
    fc.record({
      types: fc.constant(chosen),
      ways: fc.array(fc.nat({ max: chosen.length }), { minLength: 40, maxLength: 40 }),
      handler: fc.nat({ max: chosen.length }),
    }),
  );

function documentOf({ types: chosen, ways, handler }: Wiring): FlowDocument {
  const nodes: FlowNode[] = chosen.map((type, index) => flowNode(`n${index}`, type, examples.get(type)?.config ?? {}));
  const start = flowNode('start', 'start', { answer: ways[0] === 0 ? 'immediately' : 'when_needed' });
  const edges: FlowEdge[] = [{ from: { node: 'start', port: 'next' }, to: 'n0' }];
  let way = 0;
  for (const { id, type, config } of nodes) {
    for (const port of portsOf(type, config)) {
      const target = nodes[ways[way % ways.length] ?? 0];
      way += 1;
      if (target !== undefined) edges.push({ from: { node: id, port }, to: target.id });
    }
  }
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Random',
    description: '',
    languages: ['en-US', 'zh-CN'],
    variables: [...variables],
    nodes: [start, ...nodes],
    edges,
    errorHandler: nodes[handler]?.id ?? null,
    tests: [],
  };
}

/** The same with the inputs that the examples hand over. */
function innerOf(wiring: Wiring): FlowDocument {
  const document = documentOf(wiring);
  const question = { name: 'question', type: 'text', role: 'input', sensitive: false, description: '' } as const;
  const answer = { ...question, name: 'answer', role: 'output' } as const;
  const others = document.variables.filter(({ name }) => name !== 'question' && name !== 'answer');
  return { ...document, variables: [...others, question, answer] };
}

/** What happens next: mostly something that may, now and then an answer that is late, double or to nobody. */
function nextEvent(run: Run, before: EngineEvent, pick: number): EngineEvent {
  if (pick % 13 === 0) return before;
  const possible = possibleEvents(run);
  const event = possible[pick % possible.length] ?? before;
  return pick % 17 === 0 && 'to' in event ? { ...event, to: event.to + 1 } : event;
}

const picks = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 60 });

it.each([20260331, 4711, 8])('goes through random flows without a defect (seed %i)', (seed) => {
  fc.assert(
    fc.property(wirings, wirings, picks, (wiring, inner, choices) => {
      // What callers hear while they wait, and what sub-flows enter, is drawn as well.
      const { engine, run: begun } = setStage(documentOf(wiring), { limits, inner: innerOf(inner) });
      let run = begun;
      let event: EngineEvent = { type: 'run.started' };
      for (const [index, pick] of [0, ...choices].entries()) {
        const before = JSON.stringify(run);
        const result = engine.step(run, event, index * 1_000);
        expect(JSON.stringify(run)).toBe(before);
        expect(result.trace.filter(({ trace }) => trace === 'bug' || trace === 'outstanding.swept')).toEqual([]);
        expect(result.commands.length).toBeLessThan(limits.stepsMax * 4);
        run = JSON.parse(JSON.stringify(result.run)) as Run;
        if (run.status === 'ended') break;
        expect(run.outstanding.length).toBeGreaterThan(0);
        event = nextEvent(run, event, pick);
      }
      const { run: last } = engine.step(run, { type: 'run.cancelled', reason: 'test' }, 0);
      expect(last.status).toBe('ended');
      expect(last.outstanding).toEqual([]);
    }),
    { seed, numRuns: 250 },
  );
});
