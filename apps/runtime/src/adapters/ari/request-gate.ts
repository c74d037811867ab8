/**
 * Lets only so many tasks run at a time; the others wait in order. Asterisk's HTTP server turns away every connection above
 * its `sessionlimit` (100 unless configured) without a word that ari-client would pass on.
 */
export class RequestGate {
  readonly #runningMax: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(runningMax: number) {
    this.#runningMax = runningMax;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#runningMax) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    } else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // The place goes straight to the next in line, so nobody can slip in between.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
