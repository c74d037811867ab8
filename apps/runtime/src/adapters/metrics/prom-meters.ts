import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import {
  type CounterName,
  counters,
  type GaugeName,
  gauges,
  type HistogramName,
  histograms,
  type Meters,
} from '../../ports/meters.ts';

const prefix = 'patchbay_';
const bucketsMs = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Counts and measures for Prometheus, with Node's own (event loop lag, memory, garbage collection) beside them. */
export class PromMeters implements Meters {
  private readonly registry = new Registry();
  private readonly counters = new Map<CounterName, Counter>();
  private readonly histograms = new Map<HistogramName, Histogram>();
  private readonly gauges = new Map<GaugeName, Gauge>();

  constructor() {
    const { registry } = this;
    collectDefaultMetrics({ register: registry });
    for (const [name, described] of entriesOf(counters)) {
      const [, help = described, label] = /^(.*?)(?: \[(\w+)\])?$/.exec(described) ?? [];
      const labelNames = label === undefined ? [] : [label];
      this.counters.set(name, new Counter({ name: prefix + name, help, labelNames, registers: [registry] }));
    }
    for (const [name, help] of entriesOf(histograms)) {
      this.histograms.set(
        name,
        new Histogram({ name: prefix + name, help, buckets: bucketsMs, registers: [registry] }),
      );
    }
    for (const [name, help] of entriesOf(gauges)) {
      this.gauges.set(name, new Gauge({ name: prefix + name, help, registers: [registry] }));
    }
  }

  count(counter: CounterName, amount = 1, label?: string): void {
    const known = this.counters.get(counter);
    if (label === undefined) known?.inc(amount);
    else known?.labels(label).inc(amount);
  }

  observe(histogram: HistogramName, valueMs: number): void {
    this.histograms.get(histogram)?.observe(valueMs);
  }

  set(gauge: GaugeName, value: number): void {
    this.gauges.get(gauge)?.set(value);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of it in Prometheus' text form. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}

function entriesOf<K extends string>(table: Readonly<Record<K, string>>): [K, string][] {
  return Object.entries(table) as [K, string][];
}
