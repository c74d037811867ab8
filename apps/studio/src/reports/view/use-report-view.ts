'use client';

import {
  formulaChoiceSchema,
  type ReportComparison,
  type ReportFilter,
  type ReportView,
  reportCharts,
  reportComparisonSchema,
  reportFilterSchema,
  reportGrains,
} from '@patchbay/reports';
import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import * as z from 'zod';
import { readRange, writeRange } from './range-text';

const plainComparisons = ['previous_period', 'previous_week', 'previous_four_weeks', 'previous_year'] as const;

const parseAsRange = createParser({ parse: readRange, serialize: writeRange, eq: sameJson });
const parseAsFilters = jsonOf(z.array(reportFilterSchema).max(12));
const parseAsFormula = jsonOf(formulaChoiceSchema);
const parseAsComparison = createParser<ReportComparison | 'none'>({
  parse: (text) => {
    if (text === 'none') return 'none';
    const kind = plainComparisons.find((each) => each === text);
    return kind === undefined ? readJson(reportComparisonSchema, text) : { kind };
  },
  serialize: (value) => (value === 'none' ? value : value.kind === 'filters' ? JSON.stringify(value) : value.kind),
  eq: sameJson,
});

/** What stands in the address of a report: only what differs from how the report opens. */
const viewParsers = {
  range: parseAsRange,
  zone: parseAsString,
  grain: parseAsStringLiteral(['auto', ...reportGrains] as const),
  filters: parseAsFilters,
  compare: parseAsComparison,
  formula: parseAsFormula,
  chart: parseAsStringLiteral(reportCharts),
  show: parseAsArrayOf(parseAsString),
};

export interface ReportLook {
  readonly chart: (typeof reportCharts)[number] | null;
  /** The measures drawn in the chart; null: as many as share the unit of the first. */
  readonly show: readonly string[] | null;
}

/**
 * How a report is looked at: as it opens, and otherwise as the address says. What is changed goes into the address, so that it can be
 * handed on.
 */
export function useReportView(opens: ReportView): {
  view: ReportView;
  look: ReportLook;
  changed: boolean;
  change: (next: Partial<ReportView>) => void;
  changeLook: (next: Partial<ReportLook>) => void;
  reset: () => void;
} {
  const [state, setState] = useQueryStates(viewParsers, { history: 'replace' });
  const view = useMemo<ReportView>(
    () => ({
      range: state.range ?? opens.range,
      timeZone: state.zone ?? opens.timeZone,
      grain: state.grain ?? opens.grain,
      filters: state.filters ?? opens.filters,
      compare: state.compare === null ? opens.compare : state.compare === 'none' ? null : state.compare,
      formula: state.formula ?? opens.formula,
    }),
    [state, opens],
  );
  const change = useCallback(
    (next: Partial<ReportView>) => {
      const same = (name: keyof ReportView) => sameJson(next[name] ?? null, opens[name] ?? null);
      void setState({
        ...('range' in next ? { range: same('range') ? null : (next.range ?? null) } : {}),
        ...('timeZone' in next ? { zone: same('timeZone') ? null : (next.timeZone ?? null) } : {}),
        ...('grain' in next ? { grain: same('grain') ? null : (next.grain ?? null) } : {}),
        ...('filters' in next ? { filters: same('filters') ? null : (next.filters as ReportFilter[]) } : {}),
        ...('compare' in next ? { compare: same('compare') ? null : (next.compare ?? 'none') } : {}),
        ...('formula' in next ? { formula: same('formula') ? null : (next.formula ?? {}) } : {}),
      });
    },
    [setState, opens],
  );
  const changeLook = useCallback(
    (next: Partial<ReportLook>) =>
      void setState({
        ...('chart' in next ? { chart: next.chart ?? null } : {}),
        ...('show' in next ? { show: next.show === null || next.show === undefined ? null : [...next.show] } : {}),
      }),
    [setState],
  );
  const reset = useCallback(() => void setState(null), [setState]);
  const changed = [state.range, state.zone, state.grain, state.filters, state.compare, state.formula].some(
    (each) => each !== null,
  );
  return { view, look: { chart: state.chart, show: state.show }, changed, change, changeLook, reset };
}

function jsonOf<Value>(schema: z.ZodType<Value>) {
  return createParser<Value>({
    parse: (text) => readJson(schema, text),
    serialize: (value) => JSON.stringify(value),
    eq: sameJson,
  });
}

/** What somebody wrote into the address and nobody understands is not there. */
function readJson<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
