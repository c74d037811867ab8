import { countStates, type Database } from '@patchbay/drizzle';
import type { NodeTypeRegistry } from '@patchbay/flow-schema';
import {
  measureOf,
  type ReportDefinition,
  type ReportResult,
  type ReportView,
  type Span,
  timeKeys,
} from '@patchbay/reports';
import type { CountClock } from './count-relation.ts';
import { nameValues } from './name-values.ts';
import { planReport } from './plan-report.ts';
import { figuresOf, rowsOf, sortRows } from './report-rows.ts';
import { sumsOf } from './report-sums.ts';
import { waysOf } from './report-ways.ts';

export interface RunOptions {
  readonly nowMs: number;
  /** Knows what the ports of nodes are called. */
  readonly registry: NodeTypeRegistry;
  /** How many combinations are worked out at most. */
  readonly rowsMax?: number;
  /** How many lines are told at most: the first by how they are sorted. All are in the totals and in `rowCount`. */
  readonly linesMax?: number;
}

const rowsMaxDefault = 200_000;
const linesMaxDefault = 50_000;

/**
 * Tells a report: raw sums out of the counts and of what is not counted yet, all as of one moment, and what the measures make of them.
 * @throws RecordError `value_invalid` where it cannot be told, or would be too long
 */
export async function runReport(
  db: Database,
  definition: ReportDefinition,
  view: ReportView,
  { nowMs, registry, rowsMax = rowsMaxDefault, linesMax = linesMaxDefault }: RunOptions,
): Promise<ReportResult> {
  return await db.transaction(
    async (tx) => {
      const task = await planReport(tx, definition, view, nowMs);
      const bounds = { clock: await readClock(tx), nowMs, rowsMax };
      const { compared } = task;
      const own = await sumsOf(tx, task, task, bounds);
      const other = compared === null ? null : await sumsOf(tx, task, compared, bounds);
      const rows = rowsOf(task, own.rows, other?.rows ?? null);
      const names = await nameValues(tx, { ...task, dimensions: definition.dimensions }, rows, registry);
      const sorted = sortRows(task, rows, names);
      const shown = sorted.slice(0, Math.min(definition.limit ?? linesMax, linesMax));
      return {
        definition,
        span: isoSpan(task.span),
        comparedSpan: compared === null ? null : isoSpan(compared.span),
        timeZone: task.timeZone,
        grain: task.grain,
        formula: task.formula,
        measures: task.plans.map(({ id, plan: { formula, parts } }) => {
          const { label, unit, moreIsWorse } = measureOf(id);
          return { id, label, unit, moreIsWorse, formula, parts };
        }),
        rows: shown,
        totals: {
          ...figuresOf(task, own.totals),
          compared: other === null ? null : figuresOf(task, other.totals),
        },
        names,
        ways: definition.chart === 'sankey' ? await waysOf(tx, task, shown) : [],
        times: definition.dimensions.includes('time') ? timeKeys(task.span, task.grain, task.timeZone) : [],
        rowCount: rows.length,
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

const isoSpan = ({ fromMs, toMs }: Span) => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

async function readClock(db: Database): Promise<CountClock> {
  const [row] = await db.select().from(countStates);
  return { timeZone: row?.timeZone ?? null, completeFromMs: row?.rolledFrom?.getTime() ?? 0 };
}
