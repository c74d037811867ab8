import { describeRoutingJournal } from '../../ports/testing/routing-journal-conformance.ts';
import { MemoryRoutingJournal } from './memory-routing-journal.ts';
import { MemoryStore } from './memory-store.ts';
import { VirtualClock } from './virtual-clock.ts';

describeRoutingJournal('memory', async () => {
  const store = new MemoryStore(new VirtualClock(0));
  return { journal: new MemoryRoutingJournal((fence) => store.holds(fence)), leases: store };
});
