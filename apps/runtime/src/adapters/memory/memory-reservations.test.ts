import { expect, test } from 'vitest';
import { reservationLifeMs } from '../../ports/reservations.ts';
import { describeReservations } from '../../ports/testing/reservations-conformance.ts';
import { MemoryReservations } from './memory-reservations.ts';

describeReservations('Memory', async () => {
  let now = 0;
  const reservations = new MemoryReservations(() => now);
  return {
    reservations,
    another: async () => reservations.another(),
    flush: async () => reservations.flush(),
    expire: async () => {
      now += reservationLifeMs;
    },
  };
});

test('a store that is away says so and throws nothing', async () => {
  const reservations = new MemoryReservations(() => 0);
  const fence = { lease: 'group', holder: 'me', epoch: 1 };
  reservations.isAway = true;
  expect(await reservations.reserve(fence, [{ offerId: '1', contactId: 'a', agentIds: [] }])).toEqual(['away']);
  expect(await reservations.release(fence, [])).toBe('away');
  expect(await reservations.adopt(fence, [])).toBe('away');
});
