import { floorFieldName, type LiveMessage } from '@patchbay/records';

/** What the studio itself says on the stream: from here on nothing is missing, so read now whatever is to be followed. */
export interface LiveOpened {
  readonly type: 'live.opened';
}

export type StreamMessage = LiveMessage | LiveOpened;

const eventsMax = 5_000;

/**
 * What waits for one tab to read it. Of a field of the floor only the latest value waits: a tab that is slow skips values,
 * and is never behind by more than one batch. Of events the tab loses all when there are too many, and is told so.
 */
export class LiveOutbox {
  private events: StreamMessage[] = [];
  private readonly fields = new Map<string, LiveMessage>();
  private wake: () => void = () => undefined;

  put(message: StreamMessage): void {
    if (message.type === 'floor.set') this.fields.set(floorFieldName(message.field), message);
    else if (message.type === 'floor.gone') this.fields.set(floorFieldName(message), message);
    else if (this.events.length < eventsMax) this.events.push(message);
    else this.events = [{ type: 'live.opened' }];
    this.wake();
  }

  /** Everything that waits; empty when nothing does. */
  take(): StreamMessage[] {
    const batch = [...this.events, ...this.fields.values()];
    this.events = [];
    this.fields.clear();
    return batch;
  }

  /** Resolves with the next `put`, or with `nudge`. Call it right after `take` came back empty. */
  filled(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  nudge(): void {
    this.wake();
  }
}
