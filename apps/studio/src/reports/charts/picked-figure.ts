import type { DimensionId, ReportMeasure } from '@patchbay/reports';

/** What is picked in a chart: values of dimensions, and the measure. */
export interface PickedFigure {
  readonly measure: ReportMeasure;
  readonly key: readonly { readonly dimension: DimensionId; readonly value: string }[];
}
