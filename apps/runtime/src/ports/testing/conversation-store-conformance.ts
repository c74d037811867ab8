import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationRow, ConversationStore } from '../conversation-store.ts';

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
export function describeConversationStore(name: string, makeStore: () => Promise<ConversationStore>): void {
  describe(`conversation store: ${name}`, () => {
    let store: ConversationStore;

    beforeEach(async () => {
      store = await makeStore();
    });

    it('gives back what is under way on this Asterisk, as it was written last', async () => {
      await store.save(row());
      await store.save(row({ live: { id: 'call-1.1', lease, phase: 'held', text: 'a\u0000b\ud800' } }));
      const other = { id: 'call-2.1', lease: 'asterisk:other', phase: 'talking' };
      await store.save(row({ id: 'call-2.1', callId: 'call-2', lease: 'asterisk:other', live: other }));
      expect(await store.live(lease)).toEqual([{ id: 'call-1.1', lease, phase: 'held', text: 'a\u0000b\ud800' }]);
      expect(await store.live('asterisk:other')).toEqual([other]);
    });

    it('forgets what is over, however often it is written', async () => {
      const over = row({ endedAtMs: 9_000, endedBy: 'agent', talkMs: 6_500.4, holdMs: 500, live: null });
      await store.save(row());
      await store.save(over);
      await store.save(over);
      expect(await store.live(lease)).toEqual([]);
    });
  });
}
