import type { Database } from '@patchbay/drizzle';
import { nodeTypes } from '@patchbay/nodes';
import { type NamedFilter, nameFilters, runReport } from '@patchbay/records';
import {
  type DimensionId,
  dimensions,
  emptyWords,
  type MeasureUnit,
  type ReportDefinition,
  type ReportResult,
  type ReportRow,
  type ReportView,
} from '@patchbay/reports';
import type { CellKind, SheetColumn, SheetRow } from '@patchbay/sheets';
import type { ExportedTable, TableAsked } from './exported-table';

const kinds: Readonly<Record<MeasureUnit, CellKind>> = {
  count: 'count',
  share: 'share',
  duration: 'duration',
  score: 'number',
};
const words = {
  en: {
    total: 'Total',
    before: 'before',
    beside: 'compared',
    zone: 'Time zone',
    compared: 'Compared with',
    only: (label: string, names: string) => `${label}: ${names}`,
    not: (label: string, names: string) => `${label} not: ${names}`,
  },
  zh: {
    total: '合计',
    before: '对比时段',
    beside: '对比',
    zone: '时区',
    compared: '对比',
    only: (label: string, names: string) => `${label}：${names}`,
    not: (label: string, names: string) => `${label}（排除）：${names}`,
  },
} as const;

/** What a report tells, with its formulas below and the totals as its last row. */
export async function reportTable(
  db: Database,
  definition: ReportDefinition,
  view: ReportView,
  { title, locale, timeZone, nowMs }: TableAsked,
): Promise<ExportedTable> {
  const zoned = { ...view, timeZone: view.timeZone ?? timeZone };
  const result = await runReport(db, definition, zoned, {
    nowMs,
    registry: nodeTypes,
    linesMax: Number.POSITIVE_INFINITY,
  });
  const narrowed = await nameFilters(db, [...definition.filters, ...view.filters], nodeTypes);
  const instead = view.compare?.kind === 'filters' ? await nameFilters(db, view.compare.filters, nodeTypes) : null;
  const rows = result.rows.map((row) => rowOf(row, result, locale));
  if (definition.dimensions.length > 0) rows.push(totals(result, locale));
  return {
    sheet: {
      title,
      about: aboutOf(result, narrowed, instead, locale),
      columns: columnsOf(result, words[locale][instead === null ? 'before' : 'beside'], locale),
      notes: result.measures.map(({ label, formula }) => `${label[locale]}: ${formula[locale]}`),
      timeZone: result.timeZone,
      locale,
    },
    rowsExpected: rows.length,
    pages: once(rows),
  };
}

async function* once(rows: readonly SheetRow[]): AsyncGenerator<readonly SheetRow[]> {
  if (rows.length > 0) yield rows;
}

function columnsOf(
  { definition, measures, comparedSpan }: ReportResult,
  comparedWord: string,
  locale: 'en' | 'zh',
): SheetColumn[] {
  return [
    ...definition.dimensions.map(
      (id): SheetColumn => ({ title: dimensions[id].label[locale], kind: 'text', width: 20 }),
    ),
    ...measures.flatMap(({ label, unit }): SheetColumn[] => {
      const own: SheetColumn = { title: label[locale], kind: kinds[unit], width: 13 };
      return comparedSpan === null ? [own] : [own, { ...own, title: `${own.title} (${comparedWord})` }];
    }),
  ];
}

function rowOf(row: ReportRow, result: ReportResult, locale: 'en' | 'zh'): SheetRow {
  const keys = result.definition.dimensions.map((id, index) => keyText(id, row.key[index] ?? '', result, locale));
  return [...keys, ...figures(row, result)];
}

function totals(result: ReportResult, locale: 'en' | 'zh'): SheetRow {
  const keys = result.definition.dimensions.map((_, index) => (index === 0 ? words[locale].total : ''));
  return [...keys, ...figures(result.totals, result)];
}

function figures({ values, compared }: Pick<ReportRow, 'values' | 'compared'>, result: ReportResult): SheetRow {
  return result.measures.flatMap(({ id }) => {
    const own = values[id] ?? null;
    return result.comparedSpan === null ? [own] : [own, compared?.values[id] ?? null];
  });
}

function keyText(
  dimension: DimensionId,
  value: string,
  { names }: Pick<ReportResult, 'names'>,
  locale: 'en' | 'zh',
): string {
  // Other programs sort and read these as they are.
  if (dimension === 'time') return value.replace('T', ' ').replace(/([+-]\d{2}:\d{2}|Z)$/, ' $1');
  if (dimension === 'hour_of_day') return `${value.padStart(2, '0')}:00`;
  if (dimension === 'weekday') {
    // The 1st of January 2024 was a Monday.
    const day = new Date(Date.UTC(2024, 0, Number(value)));
    return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
      day,
    );
  }
  return names[dimension]?.[value]?.text[locale] || value || emptyWords(dimension)[locale];
}

/** When, where, of whom and beside what: without it nobody knows later what a file tells. */
function aboutOf(
  { span, comparedSpan, timeZone }: ReportResult,
  narrowed: readonly NamedFilter[],
  instead: readonly NamedFilter[] | null,
  locale: 'en' | 'zh',
): string[] {
  const text = ({ from, to }: { from: string; to: string }) => `${shown(from, timeZone)} – ${shown(to, timeZone)}`;
  const { zone, compared, only } = words[locale];
  const beside =
    instead === null
      ? comparedSpan === null
        ? []
        : [only(compared, text(comparedSpan))]
      : instead.map((filter) => only(compared, filterText(filter, locale)));
  return [text(span), ...narrowed.map((filter) => filterText(filter, locale)), ...beside, only(zone, timeZone)];
}

const namedMax = 10;

function filterText({ dimension, exclude, values }: NamedFilter, locale: 'en' | 'zh'): string {
  const names = values
    .slice(0, namedMax)
    .map(({ value, name }) =>
      keyText(dimension, value, { names: name === null ? {} : { [dimension]: { [value]: name } } }, locale),
    )
    .join(locale === 'zh' ? '、' : ', ');
  const more = values.length > namedMax ? ` +${values.length - namedMax}` : '';
  return words[locale][exclude ? 'not' : 'only'](dimensions[dimension].label[locale], `${names}${more}`);
}

function shown(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
}
