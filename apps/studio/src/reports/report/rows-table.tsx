'use client';

import { type DimensionId, dimensions, type ReportMeasure, type ReportResult, type ReportRow } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCan } from '@/access/access-provider';
import { Badge } from '@/ui/badge';
import { type ListColumn, ListTable } from '@/ui/list-table';
import { dayBehind } from '../drill/day-behind';
import { figureOf } from '../figures';
import { keyInWords } from '../key-words';
import { ChangeMark } from './change-mark';
import { FigureButton } from './figure-button';

interface RowsTableProps {
  result: ReportResult;
  onOpen: (measure: ReportMeasure, row: ReportRow) => void;
}

/** Every line of a report. Each number opens what is behind it. */
export function RowsTable({ result, onOpen }: RowsTableProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const mayReadShifts = useCan()('shift.read');
  const columns = useMemo<ListColumn<ReportRow>[]>(() => {
    const word = (id: DimensionId, at: number) => (row: ReportRow) => keyInWords(id, row.key[at] ?? '', result, locale);
    return [
      ...result.definition.dimensions.map((id, at) => ({
        id,
        header: dimensions[id].label[locale],
        sortBy: dimensions[id].kind === 'time' ? (row: ReportRow) => row.key[at] ?? '' : word(id, at),
        className: 'whitespace-nowrap',
        cell: (row: ReportRow) => (
          <>
            {word(id, at)(row)}
            {result.names[id]?.[row.key[at] ?? '']?.gone === true && <Badge className="ml-2">{t('filter.gone')}</Badge>}
          </>
        ),
      })),
      ...result.measures.map((measure) => ({
        id: measure.id as string,
        header: measure.label[locale],
        align: 'right' as const,
        sortBy: (row: ReportRow) => figureOf(row, measure.id),
        cell: (row: ReportRow) => (
          <span className="inline-flex flex-col items-end">
            <FigureButton
              value={figureOf(row, measure.id)}
              measure={measure}
              place={placeInWords(result, row, locale)}
              onOpen={() => onOpen(measure, row)}
              href={mayReadShifts ? dayBehind(measure, row, result, Date.now()) : null}
            />
            {result.comparedSpan !== null && (
              <ChangeMark
                value={figureOf(row, measure.id)}
                compared={figureOf(row.compared, measure.id)}
                measure={measure}
                result={result}
                className="text-2xs"
              />
            )}
          </span>
        ),
      })),
    ];
  }, [result, locale, onOpen, t, mayReadShifts]);
  if (result.definition.dimensions.length === 0) return null;
  return (
    <section aria-label={t('lines')}>
      <ListTable rows={result.rows} columns={columns} rowId={({ key }) => key.join('\0')} />
      {result.rowCount > result.rows.length && (
        <p className="mt-2 text-xs text-ink-muted">
          {t(result.rows.length === result.definition.limit ? 'limited' : 'cut', {
            shown: result.rows.length,
            all: result.rowCount,
          })}
        </p>
      )}
    </section>
  );
}

/** Where a line stands: its values, in words. */
export function placeInWords(result: ReportResult, { key }: Pick<ReportRow, 'key'>, locale: 'en' | 'zh'): string {
  return result.definition.dimensions.map((id, at) => keyInWords(id, key[at] ?? '', result, locale)).join(' · ');
}
