import type { Contact } from '../contact.ts';
import type { Decisions } from '../decisions.ts';
import type { RoutingEvent } from '../routing-event.ts';

/** What became of the callers of one queue, or of all. Callbacks are not among them: nobody hears them wait. */
export interface QueueFigures {
  /** Who came to it, newly or from another queue; of all queues, who came newly. */
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  /** Gave the place up for something that the flow offered them. */
  readonly left: number;
  /** Sent on by a rule, moved by somebody or handed back; of all queues, sent out of them. */
  readonly sentOn: number;
  /** Of those answered, counted from joining the first queue; null where nobody was. */
  readonly meanWaitMs: number | null;
  readonly medianWaitMs: number | null;
  /** Nine of ten were answered within it. */
  readonly p90WaitMs: number | null;
  readonly longestWaitMs: number | null;
}

class Tally {
  offered = 0;
  answeredInTime = 0;
  abandoned = 0;
  left = 0;
  sentOn = 0;
  readonly waitsMs: number[] = [];

  figures(): QueueFigures {
    const { waitsMs, ...counts } = this;
    const sorted = waitsMs.toSorted((a, b) => a - b);
    const answered = sorted.length;
    return {
      ...counts,
      answered,
      meanWaitMs: answered === 0 ? null : sorted.reduce((sum, wait) => sum + wait, 0) / answered,
      medianWaitMs: quantile(sorted, 0.5),
      p90WaitMs: quantile(sorted, 0.9),
      longestWaitMs: sorted.at(-1) ?? null,
    };
  }
}

/** The least of the sorted values that the share of all does not exceed. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? null;
}

/** Counts figures by queue from what a router is told and decides. */
export class FigureCounter {
  private readonly tallies = new Map<string, Tally>();
  private readonly all = new Tally();
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
      else this.all.sentOn += 1;
    }
    for (const { contactId, fromQueueId } of decisions.handedBack) {
      if (isCallback(contactId)) continue;
      this.of(fromQueueId).sentOn += 1;
      this.all.sentOn += 1;
    }
  }

  byQueue(): Readonly<Record<string, QueueFigures>> {
    return Object.fromEntries([...this.tallies].map(([queueId, tally]) => [queueId, tally.figures()]));
  }

  ofAll(): QueueFigures {
    return this.all.figures();
  }

  private noteEvent(event: RoutingEvent, contact: Contact | null, now: number): void {
    if (event.type === 'contact.joined') {
      if (event.contact.isCallback) return;
      this.of(event.contact.queueId).offered += 1;
      this.all.offered += 1;
      return;
    }
    if (contact === null || contact.isCallback || contact.status === 'talking') return;
    const { queueId, sinceMs } = contact;
    const both = [this.of(queueId), this.all];
    if (event.type === 'contact.left')
      for (const tally of both) tally[(event.because ?? 'abandoned') === 'abandoned' ? 'abandoned' : 'left'] += 1;
    else if (event.type === 'contact.changed' && event.queueId !== undefined && event.queueId !== queueId) {
      this.of(queueId).sentOn += 1;
      this.of(event.queueId).offered += 1;
    } else if (event.type === 'offer.answered') {
      const inTime = now - sinceMs <= (this.inTimeMs[queueId] ?? 0) ? 1 : 0;
      for (const tally of both) {
        tally.waitsMs.push(now - sinceMs);
        tally.answeredInTime += inTime;
      }
    }
  }

  private of(queueId: string): Tally {
    const known = this.tallies.get(queueId) ?? new Tally();
    this.tallies.set(queueId, known);
    return known;
  }
}
