import { isTimeZone, type Text } from '@patchbay/flow-schema';
import {
  type DimensionId,
  dimensions,
  dimensionsOf,
  type MeasureId,
  measureOf,
  type ReportDefinition,
  type ReportView,
} from '@patchbay/reports';
import { RecordError } from '../record-error.ts';

const refused = (field: string, reason: Text): RecordError =>
  new RecordError('value_invalid', reason, `report ${field}: ${reason.en}`, [{ field, reason }]);

/** A report that cannot be told, with what would be right. @throws RecordError `value_invalid` */
export function refuseImpossible(definition: ReportDefinition, view: ReportView): void {
  const possible = new Set(dimensionsOf(definition.measures));
  const refuse = (field: string, dimension: DimensionId, en: string, zh: string): void => {
    if (possible.has(dimension)) return;
    const { label } = dimensions[dimension];
    const without = measuresWithout(definition.measures, dimension);
    throw refused(field, {
      en: `${without.en} cannot be ${en} by ${label.en}. Leave out one of them.`,
      zh: `${without.zh}无法按${label.zh}${zh}，请去掉其中一个。`,
    });
  };
  for (const [index, dimension] of definition.dimensions.entries())
    refuse(`definition.dimensions.${index}`, dimension, 'taken apart', '细分');
  for (const [index, { dimension }] of definition.filters.entries())
    refuse(`definition.filters.${index}`, dimension, 'filtered', '筛选');
  for (const [index, { dimension }] of view.filters.entries())
    refuse(`view.filters.${index}`, dimension, 'filtered', '筛选');
  if (view.timeZone !== null && !isTimeZone(view.timeZone))
    throw refused('view.timeZone', {
      en: `"${view.timeZone}" is no time zone. Write one such as Europe/Berlin or Asia/Shanghai.`,
      zh: `“${view.timeZone}”不是时区，请写成 Europe/Berlin 或 Asia/Shanghai 这样。`,
    });
}

function measuresWithout(ids: readonly MeasureId[], dimension: DimensionId): Text {
  const found = ids.filter((id) => !dimensionsOf([id]).includes(dimension)).map((id) => measureOf(id).label);
  return { en: found.map(({ en }) => `"${en}"`).join(', '), zh: found.map(({ zh }) => `“${zh}”`).join('、') };
}

export function refuseRange(): RecordError {
  return refused('view.range', {
    en: 'The time ends before it begins, or names a day that does not exist. Choose another.',
    zh: '时间范围的结束早于开始，或包含不存在的日期，请重新选择。',
  });
}

export function refuseSize(rowsMax: number): RecordError {
  return refused('definition.dimensions', {
    en: `That would be more than ${rowsMax} lines. Choose a coarser grain, fewer dimensions or a filter.`,
    zh: `结果将超过 ${rowsMax} 行，请选择更粗的时间粒度、更少的维度或添加筛选。`,
  });
}

export function refuseCell(): RecordError {
  return refused('cell', {
    en: 'This place in the report has no calls of its own. Open a number that counts calls or contacts.',
    zh: '报表的此处没有对应的通话，请打开以通话或联络计数的数字。',
  });
}
