import { describe, expect, it } from 'vitest';
import { nextTrunkState, parseTrunkState } from './trunk-state.ts';

describe('the state of a trunk', () => {
  it('keeps its time for as long as it stays the same', () => {
    const first = nextTrunkState(null, 'reachable', 1_000);
    expect(parseTrunkState(first)).toEqual({ state: 'reachable', since: 1_000 });
    const second = nextTrunkState(parseTrunkState(first), 'reachable', 6_000);
    expect(parseTrunkState(second)).toEqual({ state: 'reachable', since: 1_000 });
    const third = nextTrunkState(parseTrunkState(second), 'unreachable', 11_000);
    expect(parseTrunkState(third)).toEqual({ state: 'unreachable', since: 11_000 });
  });

  it.each([null, '', '{', '{"state":"sleepy","since":1}', '{"state":"reachable"}'])('is none in %j', (text) => {
    expect(parseTrunkState(text)).toBeNull();
  });
});
