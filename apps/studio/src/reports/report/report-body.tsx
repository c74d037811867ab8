'use client';

import type {
  ReportCell,
  ReportDefinition,
  ReportMeasure,
  ReportResult,
  ReportRow,
  ReportView,
} from '@patchbay/reports';
import { ChartNoAxesCombined } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { EmptyState } from '@/ui/empty-state';
import type { PickedFigure } from '../charts/chart-of-result';
import { CallsDrawer, type OpenedFigure } from '../drill/calls-drawer';
import { keyInWords } from '../key-words';
import type { ReportLook } from '../view/use-report-view';
import { ChartCard } from './chart-card';
import { opensCalls } from './figure-button';
import { placeInWords, RowsTable } from './rows-table';
import { Totals } from './totals';

interface ReportBodyProps {
  result: ReportResult;
  title: string;
  definition: ReportDefinition;
  view: ReportView;
  look: ReportLook;
  onLook: (next: Partial<ReportLook>) => void;
  /** The result is still that of the question before. */
  outdated: boolean;
}

/** The figures of a report, its chart and its lines; every number leads to the calls behind it. */
export function ReportBody({ result, title, definition, view, look, onLook, outdated }: ReportBodyProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const open = useCallback((measure: ReportMeasure, key: ReportCell['key'], place: string) => {
    if (opensCalls(measure)) setOpened({ measure, cell: { key }, place });
  }, []);
  const openRow = useCallback(
    (measure: ReportMeasure, row: ReportRow) => {
      const key = result.definition.dimensions.map((dimension, at) => ({ dimension, value: row.key[at] ?? '' }));
      open(measure, key, placeInWords(result, row, locale));
    },
    [open, result, locale],
  );
  const openPicked = useCallback(
    ({ measure, key }: PickedFigure) => {
      const place = key.map(({ dimension, value }) => keyInWords(dimension, value, result, locale)).join(' · ');
      open(measure, [...key], place);
    },
    [open, result, locale],
  );
  return (
    <div aria-busy={outdated} className={outdated ? 'opacity-60' : undefined}>
      <Totals result={result} onOpen={(measure) => open(measure, [], t('total'))} />
      {result.rows.length === 0 ? (
        <EmptyState icon={ChartNoAxesCombined} title={t('empty_title')} description={t('empty')} />
      ) : (
        <>
          <ChartCard result={result} title={title} look={look} onLook={onLook} onPick={openPicked} />
          <RowsTable result={result} onOpen={openRow} />
        </>
      )}
      <CallsDrawer opened={opened} onClose={() => setOpened(null)} definition={definition} view={view} />
    </div>
  );
}
