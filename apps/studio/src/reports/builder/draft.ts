import {
  type CountSource,
  type DimensionId,
  dimensionsOf,
  type MeasureId,
  measures,
  type ReportDefinition,
  reportLimits,
  sourcesOf,
} from '@patchbay/reports';

/** Those that are offered, in the groups in which people look for them. */
export function measureGroups(
  offered: readonly MeasureId[],
): readonly { readonly source: CountSource; readonly ids: readonly MeasureId[] }[] {
  const groups = new Map<CountSource, MeasureId[]>();
  for (const { id } of measures) {
    if (!offered.includes(id)) continue;
    const [source] = sourcesOf(id);
    if (source !== undefined) groups.set(source, [...(groups.get(source) ?? []), id]);
  }
  return [...groups].map(([source, ids]) => ({ source, ids }));
}

/** Adds a measure, or takes it away; what the measures then do not have in common is no longer asked. */
export function withMeasure(definition: ReportDefinition, id: MeasureId): ReportDefinition {
  const has = definition.measures.includes(id);
  const next = has ? definition.measures.filter((each) => each !== id) : [...definition.measures, id];
  return fitting({ ...definition, measures: next });
}

/** Whether it can be added: not too many, and something left by which all can be taken apart. */
export function canAdd(definition: ReportDefinition, id: MeasureId): boolean {
  if (definition.measures.length >= reportLimits.measures) return false;
  return dimensionsOf([...definition.measures, id]).length > 0;
}

/** What of all that is offered a report of these measures can be taken apart by. */
export function dimensionChoices(
  { measures: ids }: ReportDefinition,
  offered: readonly DimensionId[],
): readonly DimensionId[] {
  return dimensionsOf(ids).filter((id) => offered.includes(id));
}

export function withDimension(definition: ReportDefinition, id: DimensionId): ReportDefinition {
  const has = definition.dimensions.includes(id);
  if (!has && definition.dimensions.length >= reportLimits.dimensions) return definition;
  const next = has ? definition.dimensions.filter((each) => each !== id) : [...definition.dimensions, id];
  return fitting({ ...definition, dimensions: next });
}

/** Without what nothing in the report fits any more. */
function fitting(definition: ReportDefinition): ReportDefinition {
  const offered = new Set(dimensionsOf(definition.measures));
  const kept = definition.dimensions.filter((id) => offered.has(id));
  const sortable = new Set<string>([...definition.measures, ...kept]);
  return {
    ...definition,
    dimensions: kept,
    filters: definition.filters.filter(({ dimension }) => offered.has(dimension)),
    series: definition.series !== null && kept.includes(definition.series) ? definition.series : null,
    sort: definition.sort !== null && sortable.has(definition.sort.by) ? definition.sort : null,
  };
}
