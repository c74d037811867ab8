import { beforeEach, describe, expect, it } from 'vitest';
import { forget, redone, remember, undone, useHistory } from './agent-history';

const change = (userId: string) => [{ userId, after: userId, facts: null }];
const shown = () => {
  const names = (entries: ReturnType<typeof useHistory.getState>['past']) => entries.map((entry) => entry[0]?.userId);
  const { past, future } = useHistory.getState();
  return { past: names(past), future: names(future) };
};

describe('what was done to agents', () => {
  beforeEach(() => {
    forget('past');
    forget('future');
  });

  it('is undone backwards and brought back forwards', () => {
    remember(change('a'));
    remember(change('b'));
    undone(change('b again'));
    undone(change('a again'));
    expect(shown()).toEqual({ past: [], future: ['a again', 'b again'] });
    redone(change('a'));
    expect(shown()).toEqual({ past: ['a'], future: ['b again'] });
  });

  it('is not brought back once something else was done', () => {
    remember(change('a'));
    undone(change('a again'));
    remember(change('c'));
    expect(shown()).toEqual({ past: ['c'], future: [] });
  });

  it('leaves out what changed nothing', () => {
    remember([]);
    expect(shown().past).toEqual([]);
  });
});
