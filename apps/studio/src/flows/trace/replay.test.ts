import { describe, expect, it } from 'vitest';
import { momentAt, restBefore, type TraceStep, traceOverlay } from './replay';

/** A call into a sub-flow and back, in the order in which it was stored. */
const story: [
  kind: string,
  depth: number,
  node: string | null,
  port?: string | undefined,
  detail?: TraceStep['detail'],
][] = [
  ['flow.entered', 0, null],
  ['node.entered', 0, 'start'],
  ['node.left', 0, 'start', 'next'],
  ['node.entered', 0, 'sub'],
  ['variable.set', 0, 'sub', undefined, { name: 'count', value: 1 }],
  ['flow.entered', 1, null],
  ['node.entered', 1, 'ask'],
  ['variable.set', 1, 'ask', undefined, { name: 'key', value: '2' }],
  ['flow.left', 1, null],
  ['node.left', 0, 'sub', 'returned'],
  ['node.entered', 0, 'end'],
  ['run.ended', 0, 'end', undefined, { reason: 'completed' }],
];
const steps = story.map(
  ([kind, depth, nodeId, port, detail], index): TraceStep => ({
    index,
    at: new Date(index * 100).toISOString(),
    depth,
    flowId: depth === 0 ? 'main' : 'inner',
    version: depth === 0 ? 'v1' : 'v2',
    nodeId,
    kind,
    port: port ?? null,
    detail: detail ?? {},
  }),
);

describe('stepping through a call', () => {
  it('knows the flows it is in and the variables of the innermost one', () => {
    const inside = momentAt(steps, 7);
    expect(inside.levels.map((level) => [level.flowId, level.nodeId])).toEqual([
      ['main', 'sub'],
      ['inner', 'ask'],
    ]);
    expect([...inside.variables]).toEqual([['key', '2']]);
    expect(inside.changed).toBe('key');
  });

  it('is back in the outer flow with its own variables afterwards, and the same when stepped backward', () => {
    const after = momentAt(steps, 9);
    expect(after.levels.map((level) => level.flowId)).toEqual(['main']);
    expect([...after.variables]).toEqual([['count', 1]]);
    expect(momentAt(steps, 4)).toEqual(momentAt(steps.slice(0, 5), 99));
  });

  it('lights the way of one flow only, and nothing once the call is over', () => {
    const level = { depth: 0, flowId: 'main', version: 'v1', nodeId: 'end' };
    expect(traceOverlay(steps, 9, level, false).edges).toEqual({ 'start:next': 1, 'sub:returned': 1 });
    expect(Object.keys(traceOverlay(steps, 9, level, false).nodes)).not.toContain('ask');
    expect(Object.values(traceOverlay(steps, 11, level, true).nodes).some((glow) => glow.active)).toBe(false);
  });

  it('rests as long as a step took, shorter at speed, and never for minutes', () => {
    const slow = [steps[0], { ...steps[1], at: new Date(600_000).toISOString() }] as TraceStep[];
    expect([restBefore(steps, 1, 1), restBefore(steps, 1, 10), restBefore(slow, 1, 1)]).toEqual([100, 10, 5_000]);
  });
});
