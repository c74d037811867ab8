import type { ChangeMessage, LiveMessage } from '@patchbay/records';
import type { LiveBus } from '../../ports/live-bus.ts';

type Change = Parameters<Parameters<LiveBus['onChange']>[0]>[0];

/** Keeps what was published and hands changes over when told. */
export class MemoryLiveBus implements LiveBus {
  readonly published: LiveMessage[] = [];
  readonly connected = true;
  private listeners: ((message: Change) => void)[] = [];

  publish(message: LiveMessage): void {
    this.published.push(message);
  }

  onChange(listener: (message: Change) => void): void {
    this.listeners.push(listener);
  }

  change(message: ChangeMessage): void {
    for (const listener of this.listeners) listener(message);
  }
}
