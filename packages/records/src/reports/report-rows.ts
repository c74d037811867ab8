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
  // Names are compared once for each value, not once for each pair of lines.
  const places = definition.dimensions.map((dimension, index) =>
    placesOf(dimension, new Set(rows.map(({ key }) => key[index] ?? '')), names),
  );
  const compareAt = (index: number, a: ReportRow, b: ReportRow): number => {
    const [first, second] = [a, b].map(({ key }) => places[index]?.get(key[index] ?? '') ?? 0);
    return (first ?? 0) - (second ?? 0);
  };
  const byKey = (a: ReportRow, b: ReportRow): number => {
    for (let index = 0; index < places.length; index += 1) {
      const order = compareAt(index, a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  if (sort === null) return [...rows].sort(byKey);
  const index = (definition.dimensions as readonly string[]).indexOf(sort.by);
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (index >= 0) return compareAt(index, a, b) * direction || byKey(a, b);
    const [first, second] = [a, b].map(({ values }) => values[sort.by as keyof typeof values] ?? null);
    // What cannot be worked out comes last, whichever way it is sorted.
    if (first == null || second == null) return first === second ? byKey(a, b) : first == null ? 1 : -1;
    return first === second ? byKey(a, b) : (first - second) * direction;
  });
}

const collator = new Intl.Collator('en', { numeric: true });

/** Where each of the values that occur comes among them. */
function placesOf(
  dimension: keyof typeof dimensions,
  values: ReadonlySet<string>,
  names: ReportResult['names'],
): ReadonlyMap<string, number> {
  const { kind } = dimensions[dimension];
  const byText = (a: string, b: string) => (a < b ? -1 : 1);
  const nameOf = (value: string) => names[dimension]?.[value]?.text.en ?? value;
  const sorted = [...values].sort((a, b) => {
    if (kind === 'time') return byText(a, b);
    return (kind === 'plain' ? collator.compare(a, b) : collator.compare(nameOf(a), nameOf(b))) || byText(a, b);
  });
  return new Map(sorted.map((value, place) => [value, place]));
}
