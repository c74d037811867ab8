import { TelephonyError } from '../../ports/telephony.ts';
import type { AriReply } from './ari-request.ts';

interface Pending {
  readonly operation: string;
  readonly timer: NodeJS.Timeout;
  resolve(reply: AriReply): void;
  reject(error: TelephonyError): void;
}

/** Requests on their way: each ends with its answer, its deadline or the connection. */
export class PendingRequests {
  readonly #timeoutMs: number;
  readonly #pending = new Map<string, Pending>();
  #count = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  get size(): number {
    return this.#pending.size;
  }

  /** Sends a request under a fresh id. */
  add(operation: string, send: (id: string) => void): Promise<AriReply> {
    this.#count += 1;
    const id = String(this.#count);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new TelephonyError('timeout', `${operation}: no answer within ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      this.#pending.set(id, { operation, timer, resolve, reject });
      send(id);
    });
  }

  /** An answer. One that comes too late, twice or for somebody else is passed over. */
  settle(id: string, reply: AriReply): void {
    this.#take(id)?.resolve(reply);
  }

  rejectAll(reason: string): void {
    for (const id of [...this.#pending.keys()]) {
      const pending = this.#take(id);
      pending?.reject(new TelephonyError('disconnected', `${pending.operation}: ${reason}`));
    }
  }

  #take(id: string): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    return pending;
  }
}
