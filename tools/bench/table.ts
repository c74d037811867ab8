/** One line of the report: what was measured, and what it ought to be. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** Empty where the line is only there to compare with. */
  readonly target: string;
}

/** Prints rows under a title, columns aligned. */
export function printTable(title: string, rows: readonly Row[]): void {
  const header: Row = { what: title, measured: 'measured', target: 'target' };
  const width = (name: 'what' | 'measured') => Math.max(...[header, ...rows].map((row) => row[name].length));
  const [what, measured] = [width('what'), width('measured')];
  for (const row of [header, ...rows]) {
    console.log(`${row.what.padEnd(what)}  ${row.measured.padStart(measured)}  ${row.target}`.trimEnd());
    if (row === header) console.log('-'.repeat(what + measured + 24));
  }
  console.log('');
}

/** The value below which the given share of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
