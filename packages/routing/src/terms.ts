import type { Contact } from './contact.ts';
import type { Queue } from './queue.ts';
import type { Ring } from './wanted-skills.ts';

/** What counts for one contact in its queue, after the queue's own terms. */
export interface Terms {
  readonly priority: number;
  readonly vip: boolean;
  /** At least one; by `afterMs`. */
  readonly rings: readonly Ring[];
}

const anybody: readonly Ring[] = [{ afterMs: 0, wants: null }];

/** Rings that the flow decided go before those of the queue's terms, and these before the queue's own. */
export function termsOf(contact: Contact, queue: Queue): Terms {
  const rule = queue.terms.find(({ when }) =>
    Object.entries(when).every(
      ([name, values]) =>
        Object.hasOwn(contact.attributes, name) && values.some((value) => value === contact.attributes[name]),
    ),
  );
  const rings = contact.rings ?? rule?.rings ?? queue.rings;
  return {
    priority: contact.priority + (rule?.priorityAdded ?? 0),
    vip: contact.vip || rule?.vip === true,
    rings: rings.length > 0 ? rings : anybody,
  };
}
