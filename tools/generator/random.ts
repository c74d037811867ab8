/** The same numbers for the same seed. Mulberry32, by Tommy Ettinger. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whole, below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Mostly short, sometimes long: exponential with this mean. */
  lasting(meanMs: number): number {
    return -meanMs * Math.log(1 - this.next());
  }

  /** The index of a weight, by weight. `sums` are the weights added up from the first on. */
  index(sums: readonly number[]): number {
    const wanted = this.next() * (sums.at(-1) ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Weights added up from the first on. */
export function sumsOf(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
