import type { Database } from '@patchbay/drizzle';
import {
  comparedSpan,
  type FormulaSettings,
  formulaWith,
  grainOf,
  type MeasureId,
  type MeasurePlan,
  measureOf,
  type ReportDefinition,
  type ReportFilter,
  type ReportGrain,
  type ReportView,
  resolveRange,
  type Span,
  sourcesOf,
} from '@patchbay/reports';
import { getSettings } from '../settings.ts';
import { refuseImpossible, refuseRange } from './report-refusals.ts';

/** What a report asks, once its view is understood. */
export interface ReportTask {
  readonly definition: ReportDefinition;
  readonly timeZone: string;
  readonly span: Span;
  readonly grain: ReportGrain;
  readonly filters: readonly ReportFilter[];
  readonly compared: { readonly span: Span; readonly filters: readonly ReportFilter[] } | null;
  readonly formula: FormulaSettings;
  readonly plans: readonly { readonly id: MeasureId; readonly plan: MeasurePlan }[];
}

/** Understands a report and how it is looked at. @throws RecordError `value_invalid` where it cannot be told */
export async function planReport(
  db: Database,
  definition: ReportDefinition,
  view: ReportView,
  nowMs: number,
): Promise<ReportTask> {
  refuseImpossible(definition, view);
  const settings = await getSettings(db);
  const timeZone = view.timeZone ?? settings['centre.timeZone'];
  const span = resolveRange(view.range, timeZone, nowMs);
  if (span === null) throw refuseRange();
  const formula = formulaWith(settings['reports.formula'], view.formula);
  const filters = [...definition.filters, ...view.filters];
  return {
    definition,
    timeZone,
    span,
    grain: grainFor(definition, view, span),
    filters,
    compared: comparisonOf(definition, view, span, timeZone),
    formula,
    plans: definition.measures.map((id) => ({ id, plan: measureOf(id).plan(formula) })),
  };
}

/** Numbers of callers are kept by the month: that is their finest grain of its own accord. */
function grainFor({ measures, dimensions }: ReportDefinition, view: ReportView, span: Span): ReportGrain {
  const ofCallers = measures.some((id) => sourcesOf(id).includes('caller'));
  if (ofCallers && dimensions.includes('time') && view.grain === 'auto') return 'month';
  return grainOf(view.grain, span, dimensions.includes('time') && dimensions.includes('agent'));
}

function comparisonOf(
  definition: ReportDefinition,
  view: ReportView,
  span: Span,
  timeZone: string,
): ReportTask['compared'] {
  const { compare } = view;
  if (compare === null) return null;
  const other = comparedSpan(span, compare, timeZone);
  if (other !== null) return { span: other, filters: [...definition.filters, ...view.filters] };
  const instead = compare.kind === 'filters' ? compare.filters : [];
  const replaced = new Set(instead.map(({ dimension }) => dimension));
  const kept = view.filters.filter(({ dimension }) => !replaced.has(dimension));
  return { span, filters: [...definition.filters, ...kept, ...instead] };
}
