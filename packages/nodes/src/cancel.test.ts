import type { Engine, Run, StepResult } from '@patchbay/engine';
import { commandAnswers, type EngineEvent, type EventType } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from './registry.ts';
import { exampleOf, examples } from './testing/examples.ts';
import { flowAround } from './testing/flow-around.ts';
import { possibleEvents } from './testing/possible-events.ts';
import { setStage } from './testing/stage.ts';

const runsMax = 400;

interface Reached {
  readonly engine: Engine;
  readonly run: Run;
  /** What happened so far, for the message of a failing test. */
  readonly path: readonly EngineEvent[];
}

function sound(result: StepResult, path: readonly EngineEvent[]): void {
  const defects = result.trace.filter((entry) => entry.trace === 'bug' || entry.trace === 'outstanding.swept');
  expect(defects, JSON.stringify(path)).toEqual([]);
  if (result.run.status === 'ended') expect(result.run.outstanding, JSON.stringify(path)).toEqual([]);
}

function stateOf(run: Run): string | null {
  const frame = run.frames.find(({ nodeId }) => nodeId === 'subject');
  return run.status === 'running' && frame !== undefined ? frame.state : null;
}

/** Two runs of one shape differ in numbers of commands, times and which digits were entered, not in what can follow. */
function shapeOf({ frames, status, outstanding }: Run): string {
  return JSON.stringify([frames, status, outstanding.map(({ type }) => type)])
    .replaceAll(
      /"(playback|timer|request|script|recording|dial|since|contact|ask|callback|waitedMs|talkedMs)":\d+/g,
      '',
    )
    .replaceAll(/"digits":"([^"]*)"/g, (_, digits: string) => String(digits.length));
}

/** Every run that can be reached, shortest way first. */
function explore(type: string): readonly Reached[] {
  const { config, variables = [], waiting } = exampleOf(type);
  const { engine, run } = setStage(flowAround(type, config, variables), { waiting });
  const started: EngineEvent = { type: 'run.started' };
  const first = engine.step(run, started, 0);
  sound(first, [started]);
  const reached: Reached[] = [{ engine, run: first.run, path: [started] }];
  const seen = new Set<string>();
  for (let at = 0; at < reached.length && reached.length < runsMax; at += 1) {
    const from = reached[at] as Reached;
    for (const event of possibleEvents(from.run)) {
      const path = [...from.path, event];
      const result = engine.step(from.run, event, path.length * 1_000);
      sound(result, path);
      const known = shapeOf(result.run);
      if (seen.has(known) || result.run.status === 'ended') continue;
      seen.add(known);
      reached.push({ engine, run: result.run, path });
    }
  }
  return reached;
}

it('has an example of every node type', () => {
  expect([...examples.keys()].sort()).toEqual(
    nodeTypes
      .list()
      .map(({ type }) => type)
      .sort(),
  );
});

describe.each(nodeTypes.list().map((type) => [type.type, type] as const))('%s', (name, type) => {
  const reached = explore(name);

  it('gets into each of its states', () => {
    const states = new Set(reached.map(({ run }) => stateOf(run)).filter((state) => state !== null));
    expect([...states].sort()).toEqual([...type.states].sort());
  });

  it('handles or ignores by name whatever may answer it', () => {
    const missing = new Set<string>();
    for (const { run } of reached) {
      const state = stateOf(run);
      if (state === null) continue;
      const own = run.outstanding.filter(({ nodeId }) => nodeId === 'subject');
      const answers = own.flatMap(({ type: command }) => [
        ...commandAnswers[command].during,
        ...commandAnswers[command].ends,
      ]);
      // Inside a sub-flow every event belongs to the nodes there.
      const keys: readonly EventType[] = run.hungUp || state === 'inside' ? [] : ['dtmf.received'];
      for (const event of [...answers, ...keys]) {
        if (!Object.hasOwn(type.on[state] ?? {}, event)) missing.add(`${state}: ${event}`);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it.each([...type.states])('leaves nothing outstanding when it is cancelled while %s', (state) => {
    for (const { engine, run, path } of reached.filter((each) => stateOf(each.run) === state)) {
      const before = new Set(run.outstanding.map(({ seq }) => seq));
      const result = engine.step(run, { type: 'run.cancelled', reason: 'test' }, 0);
      sound(result, path);
      expect(result.run.status).toBe('ended');
      for (const command of result.commands) {
        if ('target' in command) expect(before).toContain(command.target);
      }
    }
  });

  it('does the same with a run that was put through JSON', () => {
    for (const { engine, run, path } of reached) {
      const again = JSON.parse(JSON.stringify(run)) as Run;
      for (const event of possibleEvents(run)) {
        expect(engine.step(again, event, 5_000), JSON.stringify([...path, event])).toEqual(
          engine.step(run, event, 5_000),
        );
      }
    }
  });
});
