import type { RoutingEvent } from '../routing-event.ts';

/** One event as a routing journal keeps it. */
export interface RecordedEntry {
  readonly at: number;
  readonly event: RoutingEvent;
}
