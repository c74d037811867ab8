import type { ChangeMessage, LiveMessage } from '@patchbay/records';

/** News for open screens and from the studio. May be lost at any time; never waits and never throws. */
export interface LiveBus {
  publish(message: LiveMessage): void;
  /** The listener is also called with `resubscribed` after an outage, since messages may have been missed. */
  onChange(listener: (message: ChangeMessage | { kind: 'resubscribed' }) => void): void;
  readonly connected: boolean;
}
