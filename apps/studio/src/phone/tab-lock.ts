const name = 'patchbay-seat-phone';

export interface TabLockListener {
  /** This tab has the phone now. */
  gained(): void;
  /** Another tab has it: from the start, or because it took it away. This one gets it when that one is closed. */
  elsewhere(): void;
}

/**
 * Sees to it that of all tabs one alone has the phone. Where the browser knows no locks there is no microphone either, and
 * every tab believes it is alone.
 */
export class TabLock {
  private release: (() => void) | null = null;
  private queued: AbortController | null = null;

  constructor(private readonly listener: TabLockListener) {}

  /** Takes the phone, or waits in line for it. */
  async request(): Promise<void> {
    if (navigator.locks === undefined) return this.listener.gained();
    const { held = [] } = await navigator.locks.query();
    if (held.some((lock) => lock.name === name)) this.listener.elsewhere();
    this.queue();
  }

  /** Takes the phone from whichever tab has it. */
  steal(): void {
    if (this.release !== null || navigator.locks === undefined) return;
    this.queued?.abort();
    this.hold(navigator.locks.request(name, { steal: true }, () => this.keep()));
  }

  give(): void {
    this.queued?.abort();
    this.release?.();
    this.release = null;
  }

  private queue(): void {
    const queued = new AbortController();
    this.queued = queued;
    this.hold(navigator.locks.request(name, { signal: queued.signal }, () => this.keep()));
  }

  private keep(): Promise<void> {
    this.queued = null;
    return new Promise((done) => {
      this.release = done;
      this.listener.gained();
    });
  }

  /** The promise of a lock fails when it is stolen: so the browser tells that another tab has it. */
  private hold(lock: Promise<void>): void {
    lock.catch((error: unknown) => {
      if (this.release === null) return;
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
      this.release = null;
      this.listener.elsewhere();
      this.queue();
    });
  }
}
