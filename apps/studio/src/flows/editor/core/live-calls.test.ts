import { describe, expect, it } from 'vitest';
import { type LiveCalls, type LiveEvent, liveOverlay, withLiveEvent } from './live-calls';

const step = (callId: string, nodeId: string, port: string | null, flowId = 'flow'): LiveEvent => ({
  type: 'call.step',
  callId,
  flowId,
  version: 'v1',
  nodeId,
  depth: 0,
  port,
  at: 0,
});

function after(events: readonly LiveEvent[]): LiveCalls {
  return events.reduce<LiveCalls>((calls, event) => withLiveEvent(calls, event, 'flow'), new Map());
}

describe('calls moving over the canvas', () => {
  it('are counted where they are', () => {
    const calls = after([
      step('a', 'menu', null),
      step('b', 'menu', null),
      step('b', 'menu', '1'),
      step('b', 'say', null),
    ]);
    const { nodes } = liveOverlay(calls, null);
    expect([nodes.menu?.calls, nodes.say?.calls]).toEqual([1, 1]);
  });

  it('show their way once one is followed', () => {
    const calls = after([step('a', 'menu', null), step('a', 'menu', '1'), step('a', 'say', null)]);
    expect(liveOverlay(calls, 'a').edges).toEqual({ 'menu:1': 1 });
    expect(liveOverlay(calls, 'a').nodes.say?.active).toBe(true);
  });

  it('are not lit any more in a flow that was left from outside, as a waiting flow is when an agent answers', () => {
    const inside = (nodeId: string, depth: number): LiveEvent => ({ ...step('a', nodeId, null), depth }) as LiveEvent;
    const left = (depth: number, flowId = 'flow'): LiveEvent => ({
      type: 'call.left',
      callId: 'a',
      flowId,
      depth,
      at: 1,
    });
    expect(after([inside('music', 1), left(2), left(1, 'other')]).get('a')?.nodeId).toBe('music');
    expect(after([inside('music', 1), left(1)]).size).toBe(0);
    expect(liveOverlay(after([inside('say', 0), left(0)]), 'a').nodes).toEqual({});
    expect(after([inside('music', 1), left(1), inside('music', 1)]).get('a')?.nodeId).toBe('music');
  });

  it('vanish when they end, and other flows are none of ours', () => {
    const ended: LiveEvent = { type: 'call.ended', callId: 'a', flowId: 'flow', version: 'v1', at: 1 };
    expect(after([step('a', 'menu', null), ended, step('x', 'menu', null, 'other')]).size).toBe(0);
  });
});
