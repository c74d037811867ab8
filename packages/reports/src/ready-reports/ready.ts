import type { Text } from '@patchbay/flow-schema';
import type { DimensionId } from '../dimensions.ts';
import type { MeasureId } from '../measures.ts';
import {
  type ReadyReport,
  type ReportDefinition,
  type ReportView,
  reportDefinitionSchema,
  reportViewSchema,
} from '../report-definition.ts';

export const both = (en: string, zh: string): Text => ({ en, zh });

interface Parts {
  readonly measures: MeasureId[];
  readonly by: DimensionId[];
  readonly chart?: ReportDefinition['chart'];
  readonly series?: DimensionId;
  /** Sorted by this measure, the most first. */
  readonly most?: MeasureId;
  /** Or the least first. */
  readonly least?: MeasureId;
  readonly limit?: number;
  readonly range?: Extract<ReportView['range'], { kind: 'relative' }>['range'];
  readonly grain?: ReportView['grain'];
  readonly filters?: ReportDefinition['filters'];
  readonly asks?: DimensionId[];
}

/** A ready report of these parts; what is left out is as `reportViewSchema` says, its range the last seven days. */
export function ready(id: string, group: ReadyReport['group'], title: Text, about: Text, parts: Parts): ReadyReport {
  const { measures, by, chart, series, most, least, limit, range, grain, filters, asks } = parts;
  return {
    id,
    group,
    title,
    about,
    definition: reportDefinitionSchema.parse({
      measures,
      dimensions: by,
      chart: chart ?? 'none',
      series: series ?? null,
      filters: filters ?? [],
      sort: sortOf(most, least),
      limit: limit ?? null,
    }),
    view: reportViewSchema.parse({
      range: { kind: 'relative', range: range ?? 'last_7_days' },
      grain: grain ?? 'auto',
    }),
    asks: asks ?? [],
  };
}

function sortOf(most: MeasureId | undefined, least: MeasureId | undefined): ReportDefinition['sort'] {
  if (most !== undefined) return { by: most, descending: true };
  return least === undefined ? null : { by: least, descending: false };
}
