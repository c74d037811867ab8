import type { Clock } from '../../ports/clock.ts';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that moves only when told, from one due task to the next. */
export class VirtualClock implements Clock {
  /** Called whenever everything that a task set off has come to rest. */
  atRest: () => void = () => undefined;
  private time: number;
  private order = 0;
  private due: Due[] = [];

  constructor(startMs: number) {
    this.time = startMs;
  }

  now(): number {
    return this.time;
  }

  preciseMs(): number {
    return this.time;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry = { at: this.time + Math.max(delayMs, 0), order: this.order++, task };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((one) => one !== entry);
    };
  }

  /** When the next task is due; null when there is none. */
  get nextAt(): number | null {
    return this.due.length === 0 ? null : Math.min(...this.due.map(({ at }) => at));
  }

  /** Lets time pass, running what falls due in order; after each task everything it set off comes to rest. */
  async advance(byMs: number): Promise<void> {
    const until = this.time + byMs;
    await settled();
    for (let next = this.take(until); next; next = this.take(until)) {
      this.time = Math.max(this.time, next.at);
      next.task();
      await settled();
      this.atRest();
    }
    this.time = until;
  }

  private take(until: number): Due | undefined {
    const ready = this.due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.order - b.order);
    const [first] = ready;
    if (first) this.due = this.due.filter((one) => one !== first);
    return first;
  }
}

/** Resolves when every promise chain that can go on without time passing has gone on. */
export async function settled(): Promise<void> {
  // One turn of the event loop runs all microtasks, however many they become.
  await new Promise((resolve) => setImmediate(resolve));
}
