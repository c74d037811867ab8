import { describe, expect, test } from 'vitest';
import type { Centre, CentreSetup } from '../centre.ts';
import { agentNamed, queueNamed } from './centre-parts.ts';

export interface CentreUnderTest {
  readonly centre: Centre;
  /** Makes the centre this, and nothing else. */
  setUp(setup: CentreSetup): Promise<void>;
}

const setup: CentreSetup = {
  queues: [
    {
      id: 'sales',
      name: 'Sales',
      open: false,
      priority: 3,
      strategy: 'ring_several',
      ringTogetherMax: 4,
      ringTimeoutMs: 15_000,
      wrapUpMs: null,
      ageingPerMinute: 0.5,
      rings: [
        { afterMs: 0, wants: { all: [{ skill: 'german', levelMin: 5 }] } },
        { afterMs: 20_000, wants: null },
      ],
      terms: [{ when: { level: ['gold', 1, true] }, priorityAdded: 2, vip: true, rings: [] }],
      overflow: [
        { when: 'waited', afterMs: 60_000, action: { kind: 'queue', queueId: 'support' } },
        { when: 'length', lengthMax: 5, action: { kind: 'number', number: '+4930123' } },
        { when: 'no_agents', action: { kind: 'callback' } },
        { when: 'closed', action: { kind: 'voicemail' } },
      ],
      hours: { timeZone: 'Europe/Berlin', week: [{ day: 1, from: '09:00', to: '17:00' }] },
      serviceLevelMs: 30_000,
    },
    queueNamed('support', { name: 'Support' }),
  ],
  agents: [
    {
      id: 'ann',
      name: 'Ann',
      skills: { german: 7, tech: 2 },
      queueIds: ['sales', 'support'],
      chatsMax: 2,
      deskPhone: 'agent-ann',
      extension: '301',
      forwardSignedOut: { kind: 'voicemail' },
      forwardAway: { kind: 'agent', agentId: 'bob' },
    },
    agentNamed('bob', [], { name: 'Bob', deskPhone: null, forwardAway: { kind: 'number', number: '+4930999' } }),
  ],
  skillNames: { german: 'German', tech: 'Technology' },
  timeZone: 'Asia/Shanghai',
  waits: { thresholdMs: 30_000, shortAbandonMs: 3_000 },
  seatReturnMs: 20_000,
};

const inOrder = (read: CentreSetup): CentreSetup => ({
  ...read,
  agents: read.agents.map((agent) => ({ ...agent, queueIds: [...agent.queueIds].sort() })),
});

/** What everything must do that tells how a centre is set up. */
export function describeCentre(name: string, open: () => Promise<CentreUnderTest>): void {
  describe(`a centre (${name})`, () => {
    test('is read whole and as it was set up, queues and agents in the order of their ids', async () => {
      const { centre, setUp } = await open();
      await setUp({ ...setup, queues: [...setup.queues].reverse(), agents: [...setup.agents].reverse() });
      expect(inOrder(await centre.read())).toEqual(setup);
    });

    test('is read anew every time', async () => {
      const { centre, setUp } = await open();
      await setUp(setup);
      const before = await centre.read();
      const [sales, support] = setup.queues;
      if (!sales || !support) throw new Error('There are no queues.');
      await setUp({ ...setup, queues: [{ ...sales, open: true, wrapUpMs: 5_000 }], agents: [] });
      expect(await centre.read()).toMatchObject({ queues: [{ id: 'sales', open: true, wrapUpMs: 5_000 }], agents: [] });
      expect(inOrder(before)).toEqual(setup);
    });

    test('may be empty', async () => {
      const { centre, setUp } = await open();
      await setUp({ ...setup, queues: [], agents: [], skillNames: {} });
      expect(await centre.read()).toMatchObject({ queues: [], agents: [], skillNames: {} });
    });
  });
}
