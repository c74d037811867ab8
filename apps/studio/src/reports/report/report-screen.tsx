'use client';

import { MonitorPlay, SearchX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ExportMenu } from '@/exports/export-menu';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { CountingProgress } from '../counting-progress';
import { FormulaDialog } from '../formula/formula-dialog';
import { ViewsMenu } from '../saved/views-menu';
import { useReportRun } from '../use-report-run';
import { type AllReports, findReport, type ShownReport, useReports } from '../use-reports';
import { useReportView } from '../view/use-report-view';
import { ViewBar } from '../view/view-bar';
import { MissingChoice, missingChoices } from './missing-choice';
import { ReportBody } from './report-body';

/** One report: its figures, its chart, its lines, and everything that can be asked of it. */
export function ReportScreen({ id }: { id: string }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const reports = useReports();
  return (
    <QueryState query={reports}>
      {(all) => {
        const report = findReport(all, id, locale);
        if (report === null) {
          return (
            <EmptyState
              icon={SearchX}
              title={t('gone_title')}
              description={t('gone')}
              action={<LinkButton href="/reports">{t('to_list')}</LinkButton>}
            />
          );
        }
        return <Report key={report.id} report={report} all={all} />;
      }}
    </QueryState>
  );
}

function Report({ report, all }: { report: ShownReport; all: AllReports }) {
  const t = useTranslations('reports');
  const { view, look, changed, change, changeLook, reset } = useReportView(report.view);
  const definition = useMemo(
    () => (look.chart === null ? report.definition : { ...report.definition, chart: look.chart }),
    [report.definition, look.chart],
  );
  const missing = missingChoices(report.asks, [...definition.filters, ...view.filters]);
  const run = useReportRun(definition, view, { enabled: missing.length === 0 });
  const result = missing.length === 0 ? run.data : undefined;

  return (
    <Page
      title={report.title}
      {...(report.about === '' ? {} : { description: report.about })}
      breadcrumbs={[{ label: t('title'), href: '/reports' }]}
      actions={
        <>
          {result !== undefined && (
            <FormulaDialog
              settings={result.formula}
              measures={result.measures}
              choice={view.formula}
              onChoose={(formula) => change({ formula })}
            />
          )}
          <ViewsMenu report={report} all={all} definition={definition} view={view} />
          {missing.length === 0 && (
            <ExportMenu
              request={{ kind: 'report', definition, view }}
              title={report.title}
              timeZone={view.timeZone}
              sendable
              savedReportId={changed || look.chart !== null ? null : (report.saved?.id ?? null)}
            />
          )}
          <LinkButton href={`/reports/wall?pages=${encodeURIComponent(report.id)}`}>
            <MonitorPlay aria-hidden />
            {t('wall.button')}
          </LinkButton>
        </>
      }
    >
      <ViewBar
        definition={definition}
        view={view}
        onChange={change}
        result={result}
        onReset={changed ? reset : undefined}
      />
      {result !== undefined && (
        <CountingProgress className="mb-4" asked={{ from: result.span.from, timeZone: result.timeZone }} />
      )}
      {missing.length > 0 ? (
        <MissingChoice missing={missing} filters={view.filters} onChange={(filters) => change({ filters })} />
      ) : (
        <QueryState query={run}>
          {(shown) => (
            <ReportBody
              result={shown}
              title={report.title}
              definition={definition}
              view={view}
              look={look}
              onLook={changeLook}
              outdated={run.isPlaceholderData}
            />
          )}
        </QueryState>
      )}
    </Page>
  );
}
