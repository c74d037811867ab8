import { defaultFormulaSettings, emptyQueueDay, type FormulaChoice, formulaWith } from '@patchbay/reports';
import { describe, expect, it } from 'vitest';
import { queueField } from '../store/floor-examples';
import { alertsOfQueue, standingAlerts } from './queue-alerts';

const alerts = { waitingMax: 5, longestWaitMs: 60_000, serviceLevelMin: 0.7, agentsReadyMin: 1 };
const formula = defaultFormulaSettings;
const agents = { signedIn: 3, ready: 1, busy: 2, wrappingUp: 0, notReady: 0 };
const kinds = (queue: ReturnType<typeof queueField>, nowMs = 100_000) =>
  alertsOfQueue(queue, { alerts, formula }, nowMs).map(({ kind }) => kind);

describe('the alerts of a queue', () => {
  it('are none at the limits, and one for each that is passed', () => {
    const today = { ...emptyQueueDay, offered: 10, answered: 10, answeredInTime: 7 };
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

  it('go by the formula that the centre chose for its service level', () => {
    const today = { ...emptyQueueDay, offered: 10, answered: 7, answeredInTime: 6, abandoned: 3, shortAbandoned: 2 };
    const late = (choice: FormulaChoice) => {
      const limits = { alerts: { ...alerts, agentsReadyMin: null }, formula: formulaWith(formula, choice) };
      return alertsOfQueue(queueField('q', { today }), limits, 0).map(({ value }) => value);
    };
    expect(late({})).toEqual([0.6]);
    expect(late({ shortAbandons: 'leave_out' })).toEqual([]);
    expect(late({ serviceLevel: 'of_answered' })).toEqual([]);
  });

  it('miss no agents where the queue is closed, and are none without limits', () => {
    const closed = queueField('q', { open: false, waiting: 99 });
    expect(kinds(closed)).toEqual(['waiting']);
    expect(alertsOfQueue(closed, { alerts: null, formula }, 0)).toEqual([]);
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
