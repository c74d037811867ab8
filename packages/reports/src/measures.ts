import type { CountSource, DimensionId } from './dimensions.ts';
import { dimensionIds, dimensions, hasDimension, reviewSources } from './dimensions.ts';
import { defaultFormulaSettings } from './formula-settings.ts';
import type { Measure } from './measure.ts';
import { adherenceMeasures } from './measures/adherence-measures.ts';
import { agentMeasures } from './measures/agent-measures.ts';
import { answerMeasures } from './measures/answer-measures.ts';
import { callMeasures } from './measures/call-measures.ts';
import { queueMeasures } from './measures/queue-measures.ts';
import { reviewMeasures } from './measures/review-measures.ts';

const all = [
  ...callMeasures,
  ...queueMeasures,
  ...agentMeasures,
  ...adherenceMeasures,
  ...answerMeasures,
  ...reviewMeasures,
] as const;

export type MeasureId = (typeof all)[number]['id'];
export const measureIds = all.map(({ id }) => id) as [MeasureId, ...MeasureId[]];

/** Every measure there is, in the order in which people are shown them. */
export const measures: readonly (Measure & { readonly id: MeasureId })[] = all;

const byId = new Map<string, Measure & { readonly id: MeasureId }>(all.map((measure) => [measure.id, measure]));

export function measureOf(id: MeasureId): Measure & { readonly id: MeasureId } {
  const measure = byId.get(id);
  if (measure === undefined) throw new RangeError(`no measure ${id}`);
  return measure;
}

/** Where the counts of a measure come from. */
export function sourcesOf(id: MeasureId): readonly CountSource[] {
  const { parts } = measureOf(id).plan(defaultFormulaSettings);
  return [...new Set(parts.map(({ need }) => need.source))];
}

/** What all of the measures can be taken apart by, or filtered by. */
export function dimensionsOf(ids: readonly MeasureId[]): readonly DimensionId[] {
  const sources = new Set(ids.flatMap(sourcesOf));
  return dimensionIds.filter(
    (dimension) =>
      !('inner' in dimensions[dimension]) && [...sources].every((source) => hasDimension(source, dimension)),
  );
}

/** Whether a report tells what reviewers made of people's conversations, which not everybody may read who may read reports. */
export function tellsOfReviews({ measures: ids }: { readonly measures: readonly MeasureId[] }): boolean {
  return ids.flatMap(sourcesOf).some((source) => reviewSources.some((each) => each === source));
}
