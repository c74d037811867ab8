import { describe, expect, it } from 'vitest';
import { queueField } from '../store/floor-examples';
import { alertsOfQueue, serviceLevel, standingAlerts } from './queue-alerts';

const alerts = { waitingMax: 5, longestWaitMs: 60_000, serviceLevelMin: 0.7, agentsReadyMin: 1 };
const agents = { signedIn: 3, ready: 1, busy: 2, wrappingUp: 0, notReady: 0 };
const kinds = (queue: ReturnType<typeof queueField>, nowMs = 100_000) =>
  alertsOfQueue(queue, { alerts }, nowMs).map(({ kind }) => kind);

describe('the service level of today', () => {
  it('is the share answered in time of those answered or lost; nothing before the first', () => {
    expect(serviceLevel(queueField('q'))).toBeNull();
    const today = { offered: 12, answered: 8, answeredInTime: 6, abandoned: 2 };
    expect(serviceLevel(queueField('q', { today }))).toBe(0.6);
  });
});

describe('the alerts of a queue', () => {
  it('are none at the limits, and one for each that is passed', () => {
    const today = { offered: 10, answered: 10, answeredInTime: 7, abandoned: 0 };
    expect(kinds(queueField('q', { waiting: 5, longestSinceMs: 40_000, today, agents }))).toEqual([]);
    const worse = { ...today, answeredInTime: 6 };
    const none = { ...agents, ready: 0 };
    expect(kinds(queueField('q', { waiting: 6, longestSinceMs: 39_999, today: worse, agents: none }))).toEqual([
      'waiting',
      'longest_wait',
      'service_level',
      'agents_ready',
    ]);
  });

  it('miss no agents where the queue is closed, and are none without limits', () => {
    const closed = queueField('q', { open: false, waiting: 99 });
    expect(kinds(closed)).toEqual(['waiting']);
    expect(alertsOfQueue(closed, { alerts: null }, 0)).toEqual([]);
  });
});

describe('an alert that stands', () => {
  const waiting = { queueId: 'q', kind: 'waiting', value: 6, limit: 5 } as const;

  it('keeps since when and that it was acknowledged while it goes on, and is new when it comes again', () => {
    const [first] = standingAlerts([], [waiting], 1_000);
    expect(first).toEqual({ ...waiting, sinceMs: 1_000, acknowledged: false });
    const seen = first === undefined ? [] : [{ ...first, acknowledged: true }];
    const worse = { ...waiting, value: 9 };
    expect(standingAlerts(seen, [worse], 5_000)).toEqual([{ ...worse, sinceMs: 1_000, acknowledged: true }]);
    expect(standingAlerts(standingAlerts(seen, [], 6_000), [waiting], 7_000)).toEqual([
      { ...waiting, sinceMs: 7_000, acknowledged: false },
    ]);
  });

  it('for the longest wait began when the limit was passed', () => {
    const late = { queueId: 'q', kind: 'longest_wait', value: 65_000, limit: 60_000 } as const;
    expect(standingAlerts([], [late], 100_000)[0]?.sinceMs).toBe(95_000);
  });
});
