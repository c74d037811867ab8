import { describe, expect, it } from 'vitest';
import { shortDuration, trafficView } from './traffic-figures';

const visits = { open: 0, returned: 0, ports: {}, ended: {}, durationMs: null };

describe('traffic on the canvas', () => {
  it('tells of each line how many took it, and how that is beside the others of its node and of the flow', () => {
    const view = trafficView({
      start: { ...visits, entered: 10, ports: { next: 10 } },
      menu: {
        ...visits,
        entered: 10,
        open: 2,
        ports: { one: 4, two: 2 },
        ended: { caller_hung_up: 1, completed: 1 },
        durationMs: { median: 4_300, p90: 12_000 },
      },
    });
    expect(view.edges).toEqual({
      'start:next': { count: 10, share: 1, weight: 1 },
      'menu:one': { count: 4, share: 0.5, weight: 0.4 },
      'menu:two': { count: 2, share: 0.25, weight: 0.2 },
    });
    expect(view.nodes.menu).toEqual({ entered: 10, hungUp: 1, medianMs: 4_300, p90Ms: 12_000 });
    expect(trafficView({})).toEqual({ nodes: {}, edges: {} });
  });

  it.each([
    [0, '0 ms'],
    [990, '990 ms'],
    [6_200, '6.2 s'],
    [99_000, '99 s'],
    [130_000, '2:10'],
    [3_700_000, '1:01:40'],
  ])('writes %d ms as %s', (durationMs, written) => {
    expect(shortDuration(durationMs)).toBe(written);
  });
});
