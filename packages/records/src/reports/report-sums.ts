import type { Database } from '@patchbay/drizzle';
import {
  type CountNeed,
  type CountSource,
  countKey,
  type DimensionId,
  isGreatest,
  localDay,
  type ReportFilter,
  type Span,
  wallMs,
} from '@patchbay/reports';
import { askCallers } from './ask-callers.ts';
import { type CountedRow, joined } from './ask-counts.ts';
import { askPlanned } from './ask-planned.ts';
import { askReviews } from './ask-reviews.ts';
import type { CountClock } from './count-relation.ts';
import type { ReportTask } from './plan-report.ts';
import { refuseSize } from './report-refusals.ts';

const [dayMs, quarterMs] = [86_400_000, 900_000];
/** So many callers are told at most where nobody said how many. */
const callersMax = 10_000;

/** Of a midnight that comes twice only the first begins a day. */
function beginsDay(ms: number, timeZone: string): boolean {
  return wallMs(ms, timeZone) % dayMs === 0 && localDay(ms - quarterMs, timeZone) !== localDay(ms, timeZone);
}

export type Sums = Readonly<Record<string, number>>;

export interface SumBounds {
  readonly clock: CountClock;
  readonly nowMs: number;
  readonly rowsMax: number;
}

/** Each count that the measures are made of, once, by its source. */
export function needsBySource({ plans }: Pick<ReportTask, 'plans'>): ReadonlyMap<CountSource, readonly CountNeed[]> {
  const bySource = new Map<CountSource, Map<string, CountNeed>>();
  for (const { need } of plans.flatMap(({ plan }) => plan.parts)) {
    const needs = bySource.get(need.source) ?? new Map<string, CountNeed>();
    bySource.set(need.source, needs.set(countKey(need), need));
  }
  return new Map([...bySource].map(([source, needs]) => [source, [...needs.values()]]));
}

/** The raw sums of a span, by line and in all. @throws RecordError `value_invalid` where there are too many lines */
export async function sumsOf(
  db: Database,
  task: ReportTask,
  { span, filters }: { readonly span: Span; readonly filters: readonly ReportFilter[] },
  { clock, nowMs, rowsMax }: SumBounds,
): Promise<{ rows: readonly CountedRow[]; totals: Sums }> {
  const { definition, grain, timeZone } = task;
  const { dimensions } = definition;
  let rows: readonly CountedRow[] = [];
  const totals: Record<string, number> = {};
  for (const [source, needs] of needsBySource(task)) {
    if (source === 'caller') {
      const ask = (by: readonly DimensionId[], limit: number) =>
        askCallers(db, { needs, dimensions: by, filters, span, grain, timeZone }, clock, limit);
      rows = joined(rows, await ask(dimensions, Math.min(definition.limit ?? callersMax, callersMax)));
      // Different callers do not add up: who called in two months is one.
      Object.assign(totals, (await ask([], 1))[0]?.sums);
      continue;
    }
    if (source === 'review' || source === 'mark') {
      const asked = { source, needs, dimensions, filters, span, grain, timeZone };
      const found = await askReviews(db, asked, rowsMax);
      if (found.length > rowsMax) throw refuseSize(rowsMax);
      rows = joined(rows, found);
      for (const need of needs) totals[countKey(need)] = folded(need, found);
      continue;
    }
    const wholeDays = [span.fromMs, span.toMs].every((ms) => beginsDay(ms, timeZone));
    const question = { source, needs, dimensions, filters, span, grain, timeZone, wholeDays, nowMs };
    const found = await askPlanned(db, question, clock, rowsMax);
    if (found.length > rowsMax) throw refuseSize(rowsMax);
    rows = joined(rows, found);
    for (const need of needs) totals[countKey(need)] = folded(need, found);
  }
  // Where a line has something of another measure alone, nothing of these is no line.
  const told = dimensions.length === 0 ? rows : rows.filter(({ sums }) => Object.values(sums).some((sum) => sum !== 0));
  return { rows: told, totals };
}

function folded(need: CountNeed, rows: readonly CountedRow[]): number {
  const key = countKey(need);
  const sums = rows.map(({ sums }) => sums[key] ?? 0);
  return isGreatest(need)
    ? sums.reduce((most, sum) => Math.max(most, sum), 0)
    : sums.reduce((all, sum) => all + sum, 0);
}
