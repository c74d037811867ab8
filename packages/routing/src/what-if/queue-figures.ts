import type { Contact } from '../contact.ts';
import type { Decisions } from '../decisions.ts';
import type { RoutingEvent } from '../routing-event.ts';

/** What became of the callers of one queue. Callbacks are not among them: nobody hears them wait. */
export interface QueueFigures {
  /** Who came to it, newly or from another queue. */
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  /** Sent on by a rule, moved by somebody or handed back. */
  readonly sentOn: number;
  /** Of those answered, counted from joining the first queue; null where nobody was. */
  readonly meanWaitMs: number | null;
  readonly longestWaitMs: number | null;
}

type Counts = { -readonly [Name in keyof QueueFigures]: number };

/** Counts figures by queue from what a router is told and decides. */
export class FigureCounter {
  private readonly counts = new Map<string, Counts>();
  /** The wait within which an answer is in time, by queue. */
  private readonly inTimeMs: Readonly<Record<string, number>>;

  constructor(inTimeMs: Readonly<Record<string, number>>) {
    this.inTimeMs = inTimeMs;
  }

  /** `contact` as it was before the event, where the event is about one. */
  note(
    event: RoutingEvent,
    contact: Contact | null,
    decisions: Decisions,
    isCallback: (id: string) => boolean,
    now: number,
  ): void {
    if (decisions.ignored === null) this.noteEvent(event, contact, now);
    for (const { contactId, fromQueueId, action } of decisions.overflow) {
      if (isCallback(contactId)) continue;
      this.of(fromQueueId).sentOn += 1;
      if (action.kind === 'queue') this.of(action.queueId).offered += 1;
    }
    for (const { contactId, fromQueueId } of decisions.handedBack)
      if (!isCallback(contactId)) this.of(fromQueueId).sentOn += 1;
  }

  figures(): Readonly<Record<string, QueueFigures>> {
    const entries = [...this.counts].map(([queueId, { meanWaitMs, longestWaitMs, ...counts }]) => {
      const none = counts.answered === 0;
      const waits = none
        ? { meanWaitMs: null, longestWaitMs: null }
        : { meanWaitMs: meanWaitMs / counts.answered, longestWaitMs };
      return [queueId, { ...counts, ...waits }] as const;
    });
    return Object.fromEntries(entries);
  }

  private noteEvent(event: RoutingEvent, contact: Contact | null, now: number): void {
    if (event.type === 'contact.joined') {
      if (!event.contact.isCallback) this.of(event.contact.queueId).offered += 1;
      return;
    }
    if (contact === null || contact.isCallback || contact.status === 'talking') return;
    const counts = this.of(contact.queueId);
    if (event.type === 'contact.left') counts.abandoned += 1;
    else if (event.type === 'contact.changed' && event.queueId !== undefined && event.queueId !== contact.queueId) {
      counts.sentOn += 1;
      this.of(event.queueId).offered += 1;
    } else if (event.type === 'offer.answered') {
      const waitMs = now - contact.sinceMs;
      counts.answered += 1;
      if (waitMs <= (this.inTimeMs[contact.queueId] ?? 0)) counts.answeredInTime += 1;
      // The sum; it is divided when the figures are asked for.
      counts.meanWaitMs += waitMs;
      counts.longestWaitMs = Math.max(counts.longestWaitMs, waitMs);
    }
  }

  private of(queueId: string): Counts {
    const known = this.counts.get(queueId);
    if (known !== undefined) return known;
    const none = {
      offered: 0,
      answered: 0,
      answeredInTime: 0,
      abandoned: 0,
      sentOn: 0,
      meanWaitMs: 0,
      longestWaitMs: 0,
    };
    this.counts.set(queueId, none);
    return none;
  }
}
