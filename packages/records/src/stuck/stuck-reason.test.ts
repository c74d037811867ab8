import type { Command } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { type OutstandingCommand, type RunFacts, stuckReason } from './stuck-reason.ts';

const now = 10_000_000;
const lifeTimer = outstanding({ type: 'timer.start', durationMs: 14_400_000, seq: 1 }, now - 5_000_000, {
  nodeId: null,
});

function outstanding(command: Command, givenAt: number, more: Partial<OutstandingCommand> = {}): OutstandingCommand {
  const { type, seq } = command;
  return { type, seq, nodeId: 'node', depth: 0, command, givenAt, answered: false, queueGone: false, ...more };
}

const healthy: RunFacts = {
  movedAt: now - 5_000,
  hungUp: false,
  closing: false,
  leaseUntil: now + 1_500,
  lifeTimer: 1,
  outstanding: [lifeTimer, outstanding({ type: 'timer.start', durationMs: 8_000, seq: 2 }, now - 5_000)],
  visits: { '0/node': 3 },
  nodeIds: ['node'],
};
const reasonOf = (facts: Partial<RunFacts>) => stuckReason({ ...healthy, ...facts }, now)?.reason ?? null;
const waitingFor = (command: Command, forMs: number, more: Partial<OutstandingCommand> = {}) =>
  reasonOf({ movedAt: now - forMs, outstanding: [lifeTimer, outstanding(command, now - forMs, more)] });

const join = {
  type: 'queue.join',
  queueId: 'q',
  priority: 0,
  vip: false,
  rings: null,
  stickyMs: 0,
  attributes: {},
  whisper: [],
  seq: 3,
} as const satisfies Command;
const dial = {
  type: 'dial.start',
  destination: { kind: 'number', number: '1' },
  ringTimeoutMs: 20_000,
  callerId: null,
  seq: 3,
} as const satisfies Command;

describe('what keeps a run from going on', () => {
  it('is nothing where something is under way in its time', () => {
    expect(reasonOf({})).toBeNull();
    expect(waitingFor(join, 3_600_000)).toBeNull();
    expect(waitingFor(dial, 65_000)).toBeNull();
    expect(waitingFor(dial, 3_600_000, { answered: true })).toBeNull();
    expect(
      waitingFor({ type: 'playback.start', items: [{ kind: 'audio', audioId: 'a' }], seq: 3 }, 300_000),
    ).toBeNull();
    expect(reasonOf({ outstanding: [lifeTimer], movedAt: now - 30_000 })).toBeNull();
  });

  it('is the runtime that is gone, before anything else', () => {
    expect(reasonOf({ leaseUntil: now - 10_000 })).toBeNull();
    expect(reasonOf({ leaseUntil: now - 16_000, hungUp: true })).toBe('no_runtime');
    expect(reasonOf({ leaseUntil: null })).toBe('no_runtime');
  });

  it('is a call that is over while the run is not', () => {
    expect(reasonOf({ hungUp: true })).toBeNull();
    expect(reasonOf({ hungUp: true, movedAt: now - 61_000 })).toBe('call_over');
  });

  it.each([
    ['a timer', { type: 'timer.start', durationMs: 10_000, seq: 3 }, 41_000],
    ['a key nobody waits for', { type: 'hours.ask', hoursId: 'h', seq: 3 }, 61_000],
    ['a dialled number that nobody answers', dial, 71_000],
    ['a text', { type: 'playback.start', items: [{ kind: 'speech', text: 'Hello', language: 'en' }], seq: 3 }, 60_000],
  ] as const satisfies readonly (readonly [string, Command, number])[])(
    'is %s that should be over',
    (_, command, forMs) => {
      expect(waitingFor(command, forMs)).toBe('overdue');
    },
  );

  it('is named with the node and since when', () => {
    const one = outstanding({ type: 'timer.start', durationMs: 10_000, seq: 3 }, now - 60_000, {
      nodeId: 'ask',
      depth: 2,
    });
    expect(stuckReason({ ...healthy, outstanding: [lifeTimer, one] }, now)).toEqual({
      reason: 'overdue',
      since: now - 50_000,
      command: 'timer.start',
      at: { nodeId: 'ask', depth: 2 },
      visits: null,
    });
  });

  it('is a queue that is no more, unless somebody has answered', () => {
    expect(waitingFor(join, 1_000, { queueGone: true })).toBe('queue_gone');
    expect(waitingFor(join, 1_000, { queueGone: true, answered: true })).toBeNull();
  });

  it('is that nothing is under way', () => {
    expect(reasonOf({ outstanding: [lifeTimer], movedAt: now - 61_000 })).toBe('nothing_outstanding');
    expect(reasonOf({ outstanding: [lifeTimer], movedAt: now - 61_000, closing: true })).toBeNull();
  });

  it('is a circle', () => {
    const circling = { ...healthy, visits: { '0/a': 4, '1/say/it': 12 }, nodeIds: ['a', 'say/it'] };
    expect(stuckReason(circling, now)).toMatchObject({
      reason: 'looping',
      at: { nodeId: 'say/it', depth: 1 },
      visits: 12,
    });
  });

  it('is no circle any more once it was left, or while the apology is heard', () => {
    const visits = { '0/menu': 14, '0/queue': 1 };
    expect(reasonOf({ visits, nodeIds: ['menu'] })).toBe('looping');
    expect(reasonOf({ visits, nodeIds: ['queue'] })).toBeNull();
    expect(reasonOf({ visits, nodeIds: ['menu'], closing: true })).toBeNull();
  });
});
