import type { CounterName, GaugeName, HistogramName, Meters } from '../../ports/meters.ts';

/** Counts in memory. */
export class MemoryMeters implements Meters {
  readonly counts = new Map<string, number>();
  readonly gauges = new Map<GaugeName, number>();
  readonly observed = new Map<HistogramName, number[]>();

  count(counter: CounterName, amount = 1, label?: string): void {
    for (const key of label === undefined ? [counter] : [counter, `${counter}{${label}}`]) {
      this.counts.set(key, (this.counts.get(key) ?? 0) + amount);
    }
  }

  observe(histogram: HistogramName, valueMs: number): void {
    const values = this.observed.get(histogram) ?? [];
    values.push(valueMs);
    this.observed.set(histogram, values);
  }

  set(gauge: GaugeName, value: number): void {
    this.gauges.set(gauge, value);
  }
}
