type Tick = (nowMs: number) => void;

const tickMs = 1_000;

/**
 * The runtime's clock as this tab can tell it: this computer's own may be minutes off. The least distance seen between a
 * message's moment and its arrival is the difference of the clocks, and the fastest way here.
 */
export class RuntimeClock {
  private offsetMs: number | null = null;
  private readonly ticks = new Set<Tick>();
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly ownNow: () => number) {}

  /** @param atMs when the runtime said it */
  heard(atMs: number): void {
    const distance = this.ownNow() - atMs;
    if (this.offsetMs === null || distance < this.offsetMs) this.offsetMs = distance;
  }

  now(): number {
    return this.ownNow() - (this.offsetMs ?? 0);
  }

  /** Called at once and every second. @returns what ends it */
  everySecond(tick: Tick): () => void {
    this.ticks.add(tick);
    tick(this.now());
    this.timer ??= setInterval(() => {
      const now = this.now();
      for (const one of [...this.ticks]) one(now);
    }, tickMs);
    return () => {
      this.ticks.delete(tick);
      if (this.ticks.size > 0 || this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }
}

/** One for the tab: there is one runtime clock. */
export const runtimeClock = new RuntimeClock(() => Date.now());
