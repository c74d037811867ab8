import type { Locale } from '@patchbay/flow-schema';
import type {
  DimensionId,
  MeasureUnit,
  ReportDefinition,
  ReportFigures,
  ReportMeasure,
  ReportResult,
  ReportRow,
} from '@patchbay/reports';
import { figureOf } from '../figures';
import { keyInWords, weekdayInWords } from '../key-words';
import type { FunnelStep } from './funnel-option';
import type { HeatMap } from './heat-map-option';
import type { LineSeries, SeriesChart } from './lines-option';
import { keyOfPath, type Paths, type PickedPath, pathsOf } from './paths-of-result';
import type { PickedFigure } from './picked-figure';

export type ChartKind = ReportResult['definition']['chart'];

/** A result made ready for one kind of chart, with what stands behind each point. */
export type ChartModel =
  | {
      readonly kind: 'line' | 'bar' | 'stacked_bar';
      readonly unit: MeasureUnit;
      readonly chart: SeriesChart;
      readonly lying: boolean;
      readonly pick: (dataIndex: number, seriesIndex: number) => PickedFigure | null;
    }
  | { readonly kind: 'heat_map'; readonly unit: MeasureUnit; readonly chart: HeatMap; readonly pick: Pick2 }
  | {
      readonly kind: 'funnel' | 'pie';
      readonly unit: MeasureUnit;
      readonly steps: readonly FunnelStep[];
      readonly pick: (dataIndex: number) => PickedFigure | null;
    }
  | {
      readonly kind: 'sankey';
      readonly unit: MeasureUnit;
      readonly paths: Paths;
      readonly pick: (picked: PickedPath) => PickedFigure | null;
    };

type Pick2 = (column: number, row: number) => PickedFigure;

export interface ChartWords {
  readonly locale: Locale;
  /** What a series is called that the one of that name is compared with. */
  readonly comparedName: (name: string) => string;
  /** What so many small parts are called that are drawn as one. */
  readonly othersName: (count: number) => string;
  readonly nowMs: number;
}

/** What does not fit beside each other in different colours is left out, the least first. */
export const seriesMax = 8;
const barsMax = 60;
const stepsMax = 24;
/** Smaller slices, and more of them, have no room for their names. */
const slicesMax = 12;
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The kinds of chart that make sense for a report, with the one that it asks for. */
export function chartKinds({ dimensions, chart }: Pick<ReportDefinition, 'dimensions' | 'chart'>): ChartKind[] {
  const has = (dimension: DimensionId) => dimensions.includes(dimension);
  const fits: Readonly<Record<ChartKind, boolean>> = {
    line: has('time') || has('hour_of_day') || has('weekday'),
    bar: dimensions.length > 0,
    stacked_bar: dimensions.length > 1,
    pie: dimensions.length === 1 && !has('time'),
    heat_map: has('weekday') && has('hour_of_day'),
    funnel: dimensions.length === 1 && !has('time'),
    sankey: has('node') && has('exit'),
    none: true,
  };
  return (Object.keys(fits) as ChartKind[]).filter((kind) => fits[kind] || kind === chart);
}

/**
 * What a chart of a result shows. `measureIds` are those that are drawn together, all of one unit; where a dimension makes the series,
 * the first alone. Null where there is nothing to draw.
 */
export function chartOfResult(
  result: ReportResult,
  kind: ChartKind,
  measureIds: readonly string[],
  words: ChartWords,
): ChartModel | null {
  const { locale } = words;
  const measures = result.measures.filter(({ id }) => measureIds.includes(id));
  const measure = measures[0];
  if (measure === undefined || result.rows.length === 0) return null;
  switch (kind) {
    case 'none':
      return null;
    case 'heat_map':
      return heatMapModel(result, measure, locale);
    case 'pie':
    case 'funnel':
      return stepsModel(result, kind, measure, words);
    case 'sankey':
      return {
        kind,
        unit: measure.unit,
        paths: pathsOf(result, measure.id, locale),
        pick: (picked) => {
          const key = keyOfPath(picked);
          return key === null ? null : { measure, key };
        },
      };
    default:
      return seriesModel(result, kind, measures, words);
  }
}

/** Measures that can share an axis with one: those of its unit, itself first. */
export function measuresOfUnit(measures: readonly ReportMeasure[], unit: MeasureUnit): ReportMeasure[] {
  return measures.filter((measure) => measure.unit === unit);
}

/** The dimension along the axis, and the one that makes the series if there is one. */
function axes({ definition }: ReportResult): { along: DimensionId | null; across: DimensionId | null } {
  const { dimensions } = definition;
  const along = dimensions.find((id) => id === 'time') ?? dimensions.find((id) => id !== definition.series) ?? null;
  const across = definition.series ?? dimensions.find((id) => id !== along) ?? null;
  return { along, across: across === along ? null : across };
}

function seriesModel(
  result: ReportResult,
  kind: 'line' | 'bar' | 'stacked_bar',
  measures: readonly ReportMeasure[],
  { locale, comparedName, nowMs }: ChartWords,
): ChartModel | null {
  const { along, across } = axes(result);
  const first = measures[0];
  if (along === null || first === undefined) return null;
  const at = result.definition.dimensions.indexOf(along);
  const acrossAt = across === null ? -1 : result.definition.dimensions.indexOf(across);
  // Whoever has nothing of what is drawn takes no room from the others; a place on the clock stays where it is.
  const drawn = across === null ? measures.slice(0, seriesMax) : [first];
  const told = new Set(
    result.rows
      .filter((row) => drawn.some(({ id }) => figureOf(row, id) || figureOf(row.compared, id)))
      .map((row) => row.key[at] ?? ''),
  );
  const occurring = axisKeys(result, along, at);
  const keys = (isClock(along) || told.size === 0 ? occurring : occurring.filter((key) => told.has(key))).slice(
    0,
    kind === 'line' || along === 'time' ? undefined : barsMax,
  );
  const word = (dimension: DimensionId, value: string) =>
    keyInWords(dimension, value, result, locale, { short: isOneDay(keys) });
  // What is still to come is not nothing.
  const notYet = (key: string) => along === 'time' && key.includes('T') && Date.parse(key) > nowMs;
  const rowsBy = groupBy(result.rows, (row) => (acrossAt < 0 ? '' : (row.key[acrossAt] ?? '')));
  const total = (rows: readonly ReportRow[]) => rows.reduce((sum, row) => sum + (figureOf(row, first.id) ?? 0), 0);
  const groups = [...rowsBy].sort((a, b) => total(b[1]) - total(a[1])).slice(0, seriesMax);

  const series: LineSeries[] = [];
  const behind: { measure: ReportMeasure; across: string | null; compared: boolean }[] = [];
  for (const [value, rows] of groups) {
    const byKey = new Map(rows.map((row) => [row.key[at] ?? '', row]));
    for (const measure of drawn) {
      // A count of nothing is 0; a share of nothing is not known.
      const empty = measure.unit === 'count' ? 0 : null;
      const read = (pick: (row: ReportRow) => ReportFigures | null, toCome: (key: string) => boolean) =>
        keys.map((key) => {
          if (toCome(key)) return null;
          const row = byKey.get(key);
          return row === undefined ? empty : (figureOf(pick(row), measure.id) ?? empty);
        });
      const name = across === null ? measure.label[locale] : word(across, value);
      const index = series.length;
      series.push({ name, values: read((row) => row, notYet) });
      behind.push({ measure, across: across === null ? null : value, compared: false });
      if (result.comparedSpan !== null && groups.length * measures.length <= seriesMax / 2) {
        series.push({
          name: comparedName(name),
          values: read(
            (row) => row.compared,
            () => false,
          ),
          comparedWith: index,
        });
        behind.push({ measure, across: across === null ? null : value, compared: true });
      }
    }
  }
  return {
    kind,
    unit: first.unit,
    chart: { labels: keys.map((key) => word(along, key)), series },
    lying: kind !== 'line' && !isClock(along),
    pick: (dataIndex, seriesIndex) => {
      const key = keys[dataIndex];
      const of = behind[seriesIndex];
      if (key === undefined || of === undefined || of.compared) return null;
      return {
        measure: of.measure,
        key: [
          { dimension: along, value: key },
          ...(across === null || of.across === null ? [] : [{ dimension: across, value: of.across }]),
        ],
      };
    },
  };
}

/** Every place of a clock in its order, of everything else those that occur in the order of the rows. */
function axisKeys(result: ReportResult, along: DimensionId, at: number): string[] {
  const occurring = [...new Set(result.rows.map((row) => row.key[at] ?? ''))];
  if (along === 'hour_of_day') return hours;
  if (along === 'weekday') return weekdays.map(String);
  if (along !== 'time') return occurring;
  return [...result.times];
}

function isClock(dimension: DimensionId): boolean {
  return dimension === 'time' || dimension === 'hour_of_day' || dimension === 'weekday';
}

function isOneDay(keys: readonly string[]): boolean {
  return new Set(keys.map((key) => key.slice(0, 10))).size === 1;
}

function heatMapModel(result: ReportResult, measure: ReportMeasure, locale: Locale): ChartModel | null {
  const weekdayAt = result.definition.dimensions.indexOf('weekday');
  const hourAt = result.definition.dimensions.indexOf('hour_of_day');
  if (weekdayAt < 0 || hourAt < 0) return null;
  const byPlace = new Map(
    result.rows.map((row) => [
      `${Number(row.key[weekdayAt])}/${(row.key[hourAt] ?? '').padStart(2, '0')}`,
      figureOf(row, measure.id),
    ]),
  );
  return {
    kind: 'heat_map',
    unit: measure.unit,
    chart: {
      name: measure.label[locale],
      rows: weekdays.map((day) => weekdayInWords(day, locale)),
      columns: [...hours],
      values: weekdays.map((day) => hours.map((hour) => byPlace.get(`${day}/${hour}`) ?? null)),
    },
    pick: (column, row) => ({
      measure,
      key: [
        { dimension: 'weekday', value: String(weekdays[row]) },
        { dimension: 'hour_of_day', value: hours[column] ?? '' },
      ],
    }),
  };
}

function stepsModel(
  result: ReportResult,
  kind: 'funnel' | 'pie',
  measure: ReportMeasure,
  { locale, othersName }: ChartWords,
): ChartModel | null {
  const at = result.definition.dimensions.length - 1;
  const dimension = result.definition.dimensions[at];
  if (dimension === undefined) return null;
  const sums = new Map<string, number>();
  for (const row of result.rows) {
    const value = row.key[at] ?? '';
    sums.set(value, (sums.get(value) ?? 0) + (figureOf(row, measure.id) ?? 0));
  }
  const sumOfKey = (key: string) => sums.get(key) ?? 0;
  const all = [...sums.keys()];
  const ordered = kind === 'pie' ? all.sort((a, b) => sumOfKey(b) - sumOfKey(a)) : all;
  const isCut = kind === 'pie' && measure.unit !== 'share' && ordered.length > slicesMax;
  const keys = ordered.slice(0, isCut ? slicesMax - 1 : stepsMax);
  const others = isCut ? ordered.slice(slicesMax - 1) : [];
  return {
    kind,
    unit: measure.unit,
    steps: [
      ...keys.map((key) => ({ name: keyInWords(dimension, key, result, locale), value: sumOfKey(key) })),
      ...(others.length === 0
        ? []
        : [{ name: othersName(others.length), value: others.reduce((sum, key) => sum + sumOfKey(key), 0) }]),
    ],
    pick: (dataIndex) => {
      const value = keys[dataIndex];
      return value === undefined ? null : { measure, key: [{ dimension, value }] };
    },
  };
}

function groupBy(rows: readonly ReportRow[], by: (row: ReportRow) => string): Map<string, ReportRow[]> {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const key = by(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
