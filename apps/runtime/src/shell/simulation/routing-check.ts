import type { RoutingEntry } from '../../ports/routing-journal.ts';
import type { BookState, KeptEvent } from '../routing/book-state.ts';
import { RoutingBook } from '../routing/routing-book.ts';

const snapshotEvery = 7;

/**
 * Plays a routing journal once more and says, in words, what must never have been: an agent with two calls, a contact in two
 * places, somebody who was served before one who had waited longer. For one queue without priorities and one kind of agent.
 */
export function routingFaults(entries: readonly RoutingEntry[]): string[] {
  const book = new RoutingBook(null, entries[0]?.at ?? 0);
  // What a successor would have, were there a snapshot every now and then.
  let restored = new RoutingBook(null, entries[0]?.at ?? 0);
  const faults: string[] = [];
  for (const { index, at, event } of entries) {
    const outcome = book.apply(event as KeptEvent, at);
    const { rung } = outcome;
    const again = restored.apply(event as KeptEvent, at);
    if (JSON.stringify(again) !== JSON.stringify(outcome))
      faults.push(`entry ${index}: decided otherwise from a snapshot`);
    if (index % snapshotEvery === 0) {
      restored = new RoutingBook(JSON.parse(JSON.stringify(restored.state())) as BookState, at);
    }
    const busy = [...book.allRings(), ...book.allTalks()];
    for (const what of twice(busy.map(({ agentId }) => agentId))) faults.push(`entry ${index}: ${what} has two calls`);
    for (const what of twice(busy.map(({ contactId }) => contactId)))
      faults.push(`entry ${index}: ${what} is in two places`);
    for (const { contactId, queueId } of rung) {
      const sinceMs = book.router.contact(contactId)?.sinceMs ?? 0;
      const passed = book.router.line(queueId ?? '').filter((id) => {
        const other = book.router.contact(id);
        return other?.status === 'waiting' && other.sinceMs < sinceMs;
      });
      for (const id of passed) faults.push(`entry ${index}: ${contactId} was offered before ${id}`);
    }
  }
  return faults;
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
