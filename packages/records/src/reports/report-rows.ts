import {
  countKey,
  dimensions,
  keyAligner,
  type ReportFigures,
  type ReportResult,
  type ReportRow,
} from '@patchbay/reports';
import type { CountedRow } from './ask-counts.ts';
import type { ReportTask } from './plan-report.ts';
import type { Sums } from './report-sums.ts';

/** What the measures make of sums; a count that is not among them is nothing. */
export function figuresOf({ plans }: Pick<ReportTask, 'plans'>, sums: Sums): ReportFigures {
  return {
    sums,
    values: Object.fromEntries(
      plans.map(({ id, plan }) => [id, plan.value(plan.parts.map(({ need }) => sums[countKey(need)] ?? 0))]),
    ),
  };
}

/** The lines of a report, each beside the line that stands at the same place in what is compared with. */
export function rowsOf(task: ReportTask, own: readonly CountedRow[], other: readonly CountedRow[] | null): ReportRow[] {
  const compared = new Map<string, Sums>();
  const keys = new Map<string, readonly string[]>();
  const place = alignerOf(task);
  for (const { key, sums } of other ?? []) {
    const aligned = place(key);
    if (aligned === null) continue;
    keys.set(JSON.stringify(aligned), aligned);
    compared.set(JSON.stringify(aligned), sums);
  }
  const rows = own.map(({ key, sums }): ReportRow => {
    const beside = compared.get(JSON.stringify(key));
    keys.delete(JSON.stringify(key));
    return { key, ...figuresOf(task, sums), compared: beside === undefined ? null : figuresOf(task, beside) };
  });
  for (const [name, key] of keys)
    rows.push({ key, ...figuresOf(task, {}), compared: figuresOf(task, compared.get(name) ?? {}) });
  return rows;
}

function alignerOf({ definition, span, compared, grain, timeZone }: ReportTask) {
  const time = definition.dimensions.indexOf('time');
  if (time < 0 || compared === null || compared.span === span) return (key: readonly string[]) => key;
  const align = keyAligner(span, compared.span, grain, timeZone);
  return (key: readonly string[]): readonly string[] | null => {
    const moved = align(key[time] ?? '');
    return moved === null ? null : key.with(time, moved);
  };
}

/** By what the definition says; otherwise by the dimensions in their order, those with names by name. */
export function sortRows(
  { definition }: ReportTask,
  rows: readonly ReportRow[],
  names: ReportResult['names'],
): ReportRow[] {
  const { sort } = definition;
  const byKey = (a: ReportRow, b: ReportRow): number => {
    for (const [index, dimension] of definition.dimensions.entries()) {
      const order = compareValues(dimension, a.key[index] ?? '', b.key[index] ?? '', names);
      if (order !== 0) return order;
    }
    return 0;
  };
  if (sort === null) return [...rows].sort(byKey);
  const index = (definition.dimensions as readonly string[]).indexOf(sort.by);
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (index >= 0) {
      const order = compareValues(sort.by as keyof typeof dimensions, a.key[index] ?? '', b.key[index] ?? '', names);
      return order === 0 ? byKey(a, b) : order * direction;
    }
    const [first, second] = [a, b].map(({ values }) => values[sort.by as keyof typeof values] ?? null);
    // What cannot be worked out comes last, whichever way it is sorted.
    if (first == null || second == null) return first === second ? byKey(a, b) : first == null ? 1 : -1;
    return first === second ? byKey(a, b) : (first - second) * direction;
  });
}

function compareValues(dimension: keyof typeof dimensions, a: string, b: string, names: ReportResult['names']): number {
  if (a === b) return 0;
  const { kind } = dimensions[dimension];
  if (kind === 'time') return a < b ? -1 : 1;
  if (kind === 'plain') return a.localeCompare(b, 'en', { numeric: true });
  const [first, second] = [a, b].map((value) => names[dimension]?.[value]?.text.en ?? value);
  return (first ?? '').localeCompare(second ?? '', 'en', { numeric: true }) || (a < b ? -1 : 1);
}
