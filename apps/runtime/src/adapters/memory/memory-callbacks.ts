import type { CallbackChange, Callbacks, PromisedCallback } from '../../ports/callbacks.ts';

/** Callbacks in memory. */
export class MemoryCallbacks implements Callbacks {
  readonly rows = new Map<string, PromisedCallback & Partial<CallbackChange>>();

  /** `leaseOf` tells the lease of a call; by itself every call is everybody's. */
  constructor(private readonly leaseOf: (callId: string) => string | null = () => null) {}

  async promise(callback: PromisedCallback): Promise<void> {
    if (!this.rows.has(callback.id)) this.rows.set(callback.id, callback);
  }

  async change(id: string, change: CallbackChange): Promise<void> {
    const row = this.rows.get(id);
    if (row) this.rows.set(id, { ...row, ...change });
  }

  async live(lease: string): Promise<PromisedCallback[]> {
    return [...this.rows.values()].filter(
      ({ endedAtMs, callId }) => endedAtMs === undefined && (this.leaseOf(callId) ?? lease) === lease,
    );
  }
}
