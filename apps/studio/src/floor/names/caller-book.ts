export interface KnownCaller {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly language: string | null;
  readonly flowName: string | null;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly level: string;
    readonly company: string;
  } | null;
}

type Read = (ids: string[]) => Promise<readonly KnownCaller[]>;

/** So many fit into one address. */
const batchMax = 60;
const batchMs = 20;
/** A call may be on the floor before its record is written. */
const againMs = 1_000;
const attemptsMax = 5;

/** Who is behind a call: read in batches for those in view, once each. */
export class CallerBook {
  private readonly known = new Map<string, KnownCaller>();
  private readonly attempts = new Map<string, number>();
  private readonly wanted = new Set<string>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly read: Read) {}

  get(id: string): KnownCaller | null {
    return this.known.get(id) ?? null;
  }

  /** Asks for the caller unless known. @returns what ends the listening */
  listen(id: string, listener: () => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    if (!this.known.has(id) && !this.attempts.has(id)) this.want(id, batchMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.listeners.delete(id);
      this.wanted.delete(id);
      if (!this.known.has(id)) this.attempts.delete(id);
    };
  }

  private want(id: string, inMs: number): void {
    this.wanted.add(id);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, inMs);
  }

  private async flush(): Promise<void> {
    const ids = [...this.wanted].slice(0, batchMax);
    for (const id of ids) {
      this.wanted.delete(id);
      this.attempts.set(id, (this.attempts.get(id) ?? 0) + 1);
    }
    if (ids.length === 0) return;
    const [next] = this.wanted;
    if (next !== undefined) this.want(next, 0);
    const found = await this.read(ids).catch(() => []);
    for (const caller of found) {
      this.known.set(caller.id, caller);
      for (const listener of [...(this.listeners.get(caller.id) ?? [])]) listener();
    }
    for (const id of ids) {
      const open = !this.known.has(id) && this.listeners.has(id);
      if (open && (this.attempts.get(id) ?? 0) < attemptsMax) this.want(id, againMs);
    }
  }
}
