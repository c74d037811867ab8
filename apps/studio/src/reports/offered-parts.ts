import type { DimensionId, MeasureId } from '@patchbay/reports';

/** What a person may put a report of their own together of. */
export interface OfferedParts {
  readonly measures: readonly MeasureId[];
  readonly dimensions: readonly DimensionId[];
}
