/** Figures of calls that are over, kept for whoever looks at a flow later. */
export interface TrafficBook {
  /**
   * Counts some of the calls that ended since; each once, however many runtimes do so.
   * @returns how many; 0 where none is left, or another counts at the moment
   */
  countSome(): Promise<number>;
}
