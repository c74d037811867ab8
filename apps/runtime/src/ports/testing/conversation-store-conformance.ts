import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationRow, ConversationStore } from '../conversation-store.ts';
import { type Fence, LeaseLostError } from '../journal.ts';

const lease = 'asterisk:test';

const row = (changes: Partial<ConversationRow> = {}): ConversationRow => ({
  id: 'call-1.1',
  callId: 'call-1',
  queueId: 'sales',
  agentId: 'ann',
  direction: 'inbound',
  customerNumber: '4711',
  offeredAtMs: 1_000,
  answeredAtMs: 2_000,
  endedAtMs: null,
  endedBy: null,
  talkMs: 0,
  holdMs: 0,
  lease,
  live: { id: 'call-1.1', lease, phase: 'talking' },
  ...changes,
});

/** What every ConversationStore has to do. */
export function describeConversationStore(
  name: string,
  makeStore: () => Promise<{ readonly store: ConversationStore; readonly fence: Fence }>,
): void {
  describe(`conversation store: ${name}`, () => {
    let store: ConversationStore;
    let fence: Fence;

    beforeEach(async () => {
      ({ store, fence } = await makeStore());
    });

    it('gives back what is under way on this Asterisk, as it was written last', async () => {
      await store.save(fence, row());
      await store.save(fence, row({ live: { id: 'call-1.1', lease, phase: 'held', text: 'a\u0000b\ud800' } }));
      const other = { id: 'call-2.1', lease: 'asterisk:other', phase: 'talking' };
      await store.save(fence, row({ id: 'call-2.1', callId: 'call-2', lease: 'asterisk:other', live: other }));
      expect(await store.live(lease)).toEqual([{ id: 'call-1.1', lease, phase: 'held', text: 'a\u0000b\ud800' }]);
      expect(await store.live('asterisk:other')).toEqual([other]);
    });

    it('refuses what a process writes that has lost the lease, and keeps what its successor wrote', async () => {
      const held = row({ live: { id: 'call-1.1', lease, phase: 'held' } });
      await store.save(fence, held);
      const former = { ...fence, epoch: fence.epoch - 1 };
      await expect(store.save(former, row())).rejects.toThrow(LeaseLostError);
      await expect(store.save(former, row({ id: 'call-3.1' }))).rejects.toThrow(LeaseLostError);
      expect(await store.live(lease)).toEqual([held.live]);
    });

    it('forgets what is over, however often it is written', async () => {
      const over = row({ endedAtMs: 9_000, endedBy: 'agent', talkMs: 6_500.4, holdMs: 500, live: null });
      await store.save(fence, row());
      await store.save(fence, over);
      await store.save(fence, over);
      expect(await store.live(lease)).toEqual([]);
    });
  });
}
