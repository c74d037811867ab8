import * as z from 'zod';
import { type DimensionId, dimensionIds } from './dimensions.ts';
import { formulaChoiceSchema } from './formula-settings.ts';
import { measureIds } from './measures.ts';
import { reportRangeSchema } from './report-range.ts';

export const reportGrains = ['quarter', 'hour', 'day', 'week', 'month'] as const;
export type ReportGrain = (typeof reportGrains)[number];

export const reportCharts = ['none', 'line', 'bar', 'stacked_bar', 'pie', 'heat_map', 'funnel', 'sankey'] as const;

export const reportFilterSchema = z.object({
  dimension: z.enum(dimensionIds).refine((id) => id !== 'time', 'the range says the time'),
  values: z.array(z.string().max(200)).min(1).max(500),
  /** Everything but these. */
  exclude: z.boolean().default(false),
});
export type ReportFilter = z.infer<typeof reportFilterSchema>;

export const reportLimits = { measures: 24, dimensions: 4, rows: 10_000, cellValues: 64 } as const;

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** What a report asks: which measures, taken apart by what. When, where and of whom is said by the view. */
export const reportDefinitionSchema = z.object({
  measures: z.array(z.enum(measureIds)).min(1).max(reportLimits.measures).refine(unique, 'a measure comes once'),
  /** One line of the report is one value of each; none: one line in all. */
  dimensions: z.array(z.enum(dimensionIds)).max(reportLimits.dimensions).refine(unique, 'a dimension comes once'),
  /** Always there, and not to be changed by who looks. */
  filters: z.array(reportFilterSchema).max(12).default([]),
  chart: z.enum(reportCharts).default('none'),
  /** A dimension whose values are lines, bars or colours of the chart beside each other. */
  series: z.enum(dimensionIds).nullable().default(null),
  /** A measure, or a dimension; by the dimensions in their order where null. */
  sort: z
    .object({ by: z.union([z.enum(measureIds), z.enum(dimensionIds)]), descending: z.boolean() })
    .nullable()
    .default(null),
  /** How many lines at most, after sorting. */
  limit: z.int().min(1).max(reportLimits.rows).nullable().default(null),
});
export type ReportDefinition = z.infer<typeof reportDefinitionSchema>;

export const reportComparisonSchema = z.discriminatedUnion('kind', [
  /** The same length just before. */
  z.object({ kind: z.literal('previous_period') }),
  /** The same days one week, four weeks or a year (52 weeks, so that weekdays meet) before. */
  z.object({ kind: z.literal('previous_week') }),
  z.object({ kind: z.literal('previous_four_weeks') }),
  z.object({ kind: z.literal('previous_year') }),
  /** The same time with these filters in place of the view's for the same dimensions, e.g. another version. */
  z.object({ kind: z.literal('filters'), filters: z.array(reportFilterSchema).min(1).max(12) }),
]);
export type ReportComparison = z.infer<typeof reportComparisonSchema>;

/** How somebody looks at a report. */
export const reportViewSchema = z.object({
  range: reportRangeSchema.default({ kind: 'relative', range: 'last_7_days' }),
  /** IANA; null: the centre's. */
  timeZone: z.string().max(64).nullable().default(null),
  grain: z.enum(['auto', ...reportGrains]).default('auto'),
  filters: z.array(reportFilterSchema).max(12).default([]),
  compare: reportComparisonSchema.nullable().default(null),
  /** What this report wants otherwise than the centre. */
  formula: formulaChoiceSchema.nullable().default(null),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** One line of a result, or a group of lines: values of some dimensions; of one dimension several, where any of them is meant. */
export const reportCellSchema = z.object({
  key: z.array(z.object({ dimension: z.enum(dimensionIds), value: z.string().max(200) })).max(reportLimits.cellValues),
});
export type ReportCell = z.infer<typeof reportCellSchema>;

/** A report that comes with the product, or from the flows. */
export interface ReadyReport {
  readonly id: string;
  readonly group: 'calls' | 'queues' | 'agents' | 'customers' | 'flows' | 'quality' | 'derived';
  readonly title: { readonly en: string; readonly zh: string };
  readonly about: { readonly en: string; readonly zh: string };
  readonly definition: ReportDefinition;
  /** How it opens. */
  readonly view: ReportView;
  /** What must be chosen before it tells anything, e.g. the flow of a funnel. */
  readonly asks: readonly DimensionId[];
}
