import { describeJournal } from '../../ports/testing/journal-conformance.ts';
import { MemoryStore } from './memory-store.ts';
import { VirtualClock } from './virtual-clock.ts';

describeJournal('memory', async () => {
  const clock = new VirtualClock(0);
  const store = new MemoryStore(clock);
  return { journal: store, leases: store, expire: async () => clock.advance(120_000) };
});
