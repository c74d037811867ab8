export {
  type CountCondition,
  type CountNeed,
  countKey,
  countNeedSchema,
  isGreatest,
  storedCounts,
} from './count-need.ts';
export { derivedPrefix, readyOfDerived } from './derived-reports.ts';
export {
  type CountSource,
  countSources,
  type Dimension,
  type DimensionId,
  dimensionIds,
  dimensions,
  hasDimension,
  type ReviewSource,
  reviewSources,
} from './dimensions.ts';
export {
  defaultFormulaSettings,
  type FormulaChoice,
  type FormulaSettings,
  formulaChoiceSchema,
  formulaSettingsSchema,
  formulaWith,
  serviceLevelForms,
} from './formula-settings.ts';
export { contactStates, keepsPlan } from './keeps-plan.ts';
export { instantOf, localDay, offsetMs, wallMs } from './local-clock.ts';
export type { Measure, MeasurePart, MeasurePlan, MeasureUnit } from './measure.ts';
export {
  dimensionsOf,
  type MeasureId,
  measureIds,
  measureOf,
  measures,
  sourcesOf,
  tellsOfReviews,
} from './measures.ts';
export { emptyQueueDay, type QueueDay, serviceLevelOfDay } from './queue-day.ts';
export { readyReports } from './ready-reports.ts';
export {
  type ReadyReport,
  type ReportCell,
  type ReportComparison,
  type ReportDefinition,
  type ReportFilter,
  type ReportGrain,
  type ReportView,
  reportCellSchema,
  reportCharts,
  reportComparisonSchema,
  reportDefinitionSchema,
  reportFilterSchema,
  reportGrains,
  reportLimits,
  reportViewSchema,
} from './report-definition.ts';
export { type ReportRange, relativeRanges, reportRangeSchema } from './report-range.ts';
export type {
  CallBehind,
  ReportFigures,
  ReportMeasure,
  ReportResult,
  ReportRow,
  ReportSpan,
  ReportWay,
  ValueName,
} from './report-result.ts';
export { comparedSpan, resolveRange, type Span } from './resolve-range.ts';
export {
  reportSharings,
  type SavedReport,
  type SavedReportChanges,
  type SavedReportInput,
  savedReportChangesSchema,
  savedReportInputSchema,
} from './saved-report.ts';
export { thresholdGridS } from './threshold-grid.ts';
export { grainOf, keyAligner, momentOfHour, spanOfKey, timeKey, timeKeys } from './time-buckets.ts';
export { emptyWords, valueWords, wordValues } from './value-words.ts';
