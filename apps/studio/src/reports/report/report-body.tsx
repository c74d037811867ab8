'use client';

import type { ReportDefinition, ReportMeasure, ReportResult, ReportRow, ReportView } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { PickedFigure } from '../charts/picked-figure';
import { CallsDrawer } from '../drill/calls-drawer';
import { useOpenedFigure } from '../drill/use-opened-figure';
import { cellInWords } from '../key-words';
import type { ReportLook } from '../view/use-report-view';
import { ChartCard } from './chart-card';
import { NothingCounted } from './nothing-counted';
import { RowsTable } from './rows-table';
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
  const { opened, open, close } = useOpenedFigure(result);
  const openRow = useCallback(
    (measure: ReportMeasure, row: ReportRow) => {
      const key = result.definition.dimensions.map((dimension, at) => ({ dimension, value: row.key[at] ?? '' }));
      open(measure, key);
    },
    [open, result],
  );
  const openPicked = useCallback(({ measure, key }: PickedFigure) => open(measure, [...key]), [open]);
  return (
    <div aria-busy={outdated} className={outdated ? 'opacity-60' : undefined}>
      <Totals result={result} onOpen={(measure) => open(measure, [])} />
      {result.rows.length === 0 ? (
        <NothingCounted definition={result.definition} />
      ) : (
        <>
          <ChartCard result={result} title={title} look={look} onLook={onLook} onPick={openPicked} />
          <RowsTable result={result} onOpen={openRow} />
        </>
      )}
      <CallsDrawer
        opened={
          opened === null
            ? null
            : {
                measure: opened.measure,
                cell: { key: opened.key },
                place: opened.key.length === 0 ? t('total') : cellInWords(opened.key, result, locale),
              }
        }
        onClose={close}
        result={result}
        definition={definition}
        view={view}
      />
    </div>
  );
}
